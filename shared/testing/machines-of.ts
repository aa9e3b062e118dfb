import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { deployAssembly, startLocalAws } from '../aws/index.ts';
import type { MachineDrawing } from './report.ts';

/**
 * As máquinas que uma pasta descreve: arquivos `.asl.json`, ou a pilha que o `app.ts` dela monta,
 * sintetizada como a linha de comando do CDK faria.
 * @param folder pasta de um passo ou de uma solução, em caminho absoluto
 */
export async function machinesOf(folder: string): Promise<MachineDrawing[]> {
  if (existsSync(path.join(folder, 'cdk.json'))) return machinesOfStack(folder);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.asl.json'))
    .sort();
  return Promise.all(
    files.map(async (name) => ({
      name: name.replace(/\.asl\.json$/, ''),
      definition: await readFile(path.join(folder, name), 'utf8'),
    })),
  );
}

async function machinesOfStack(folder: string): Promise<MachineDrawing[]> {
  const assembly = await mkdtemp(path.join(os.tmpdir(), 'do-fluxograma-'));
  const env = { ...process.env, CDK_OUTDIR: assembly, CDK_VALIDATION: 'false' };
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'app.ts'], { cwd: folder, env });
  const aws = await startLocalAws({ port: 0, storage: 'memory' });
  try {
    const { resources } = await deployAssembly(aws, assembly);
    const machines = resources.filter(({ type }) => type === 'AWS::StepFunctions::StateMachine');
    return await Promise.all(
      machines.map(async ({ logicalId, physicalId }) => {
        const described = (await aws.call('states', 'DescribeStateMachine', {
          stateMachineArn: physicalId,
        })) as { definition: string };
        return { name: logicalId, definition: described.definition };
      }),
    );
  } finally {
    await aws.close();
    await rm(assembly, { recursive: true, force: true });
  }
}
