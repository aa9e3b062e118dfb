import path from 'node:path';
import colors from 'picocolors';
import { keepRunning, startLocalAws } from '../../testing/local-aws.ts';
import { createAssistant } from '../assistant/assistant.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { findStep } from '../catalogue/find-step.ts';
import { createCheckRunner } from '../check/check-runner.ts';
import { LOCAL_FOLDER } from '../paths.ts';
import { stepStates } from '../progress/progress.ts';
import { createCheckHub } from '../server/check-hub.ts';
import { outboxOf } from '../server/outbox.ts';
import { startSite } from '../server/site.ts';
import { stepDesk } from '../server/step-desk.ts';
import { logLine } from './aws-log.ts';
import { chosenModel, openModel } from './chosen-model.ts';
import { explainingPort, portOption } from './port-option.ts';
import { readArguments } from './read-arguments.ts';
import { runCommand } from './run-command.ts';
import { untilInterrupted } from './until-interrupted.ts';
import { nextStep, welcome } from './welcome.ts';

const USAGE = 'Use npm start, npm start 4 ou npm start -- --porta 5174 --porta-aws 4567';

await runCommand(async (args) => {
  const { values, positionals } = readArguments(
    args,
    { porta: { type: 'string' }, 'porta-aws': { type: 'string' } },
    USAGE,
  );
  const step = positionals[0] === undefined ? undefined : findStep(positionals[0]);
  const sitePort = portOption(values.porta, 5173, '--porta');
  const awsPort = portOption(values['porta-aws'], 4566, '--porta-aws');
  // As duas de uma vez: quem tem uma das portas costuma ter a outra.
  const asked = step ? `npm start ${step.number}` : 'npm start';
  const elsewhere = `${asked} -- --porta ${sitePort + 1} --porta-aws ${awsPort + 1}`;

  console.log(colors.dim('\n  Abrindo o curso ...'));
  const opening = startLocalAws({
    port: awsPort,
    storage: path.join(LOCAL_FOLDER, 'aws'),
    log: print,
    model: chosenModel(),
  });
  const aws = await explainingPort(elsewhere, opening);
  keepRunning(print);
  await openModel(aws);
  const hub = createCheckHub(createCheckRunner());
  const close = async () => {
    await hub.close();
    await aws.close();
  };
  const assistant = createAssistant(aws);
  const parts = { hub, outbox: outboxOf(aws), desk: stepDesk, runTask: aws.runTask, assistant };
  const site = await explainingPort(elsewhere, startSite(parts, sitePort)).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const next = step ?? nextStep(stepStates(catalogue()));
  console.log(welcome(site.address, aws.endpoint, next));
  await untilInterrupted();
  console.log(colors.dim('\n  Encerrando ...'));
  await site.close();
  await close();
  return 0;
});

/** Só o que pede atenção: as linhas das funções, os pedidos ao modelo e os problemas. Os pedidos ficam para `npm run aws`. */
function print(entry: Parameters<typeof logLine>[0]): void {
  const line = entry.kind === 'request' ? undefined : logLine(entry);
  if (line !== undefined) console.log(line);
}
