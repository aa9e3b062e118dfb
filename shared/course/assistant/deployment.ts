import { withAppAssembly } from '../../testing/app-assembly.ts';
import type { LocalAws } from '../../testing/local-aws.ts';
import { CheckProblem } from '../../testing/problem.ts';
import type { Problem } from '../../testing/report.ts';
import { deployToRunning, prepareInRunning } from '../../testing/running-aws.ts';
import { solutionFolder, stepFolder } from '../paths.ts';
import { definitionOf, findAssistant } from './deployed-assistant.ts';
import { AssistantRefusal } from './refusal.ts';
import type { AssistantCode, AssistantView, DeploymentView } from './view.ts';

const SLUG = '14-assistente';

/** De que código veio a máquina que está implantada, para reconhecê-la depois de um reinício. */
interface Origin {
  code: AssistantCode;
  definition: string;
}

/** Põe o assistente na AWS local, como `npm run implantar 14`, e conta em que pé está. */
export interface Deployment {
  /** O que dizer à página agora. */
  view(): DeploymentView;
  /**
   * Começa; o andamento se lê em `view`.
   * @throws {AssistantRefusal} quando outra ainda não terminou
   */
  start(code: AssistantCode): void;
  /** De quem é o código que está implantado. */
  deployed(): Promise<AssistantView['deployed']>;
  /** Espera a que está em andamento, se há uma. */
  settled(): Promise<void>;
}

export function createDeployment(aws: LocalAws): Deployment {
  const origins = aws.context.storage.collection<Origin>('curso/assistente');
  let view: DeploymentView = { stage: 'idle' };
  let running: Promise<void> = Promise.resolve();

  async function deploy(code: AssistantCode): Promise<void> {
    const folder = code === 'step' ? stepFolder(SLUG) : solutionFolder(SLUG);
    const say = (doing: string) => {
      view = { stage: 'running', code, doing };
    };
    say('Montando a pilha a partir do código');
    await withAppAssembly(folder, async (assembly) => {
      say('Criando os recursos na AWS local');
      for (const deployment of await deployToRunning(aws.endpoint, assembly)) {
        say('Enchendo o cardápio, as taxas e os cupons');
        await prepareInRunning(aws.endpoint, folder, deployment);
      }
    });
    const assistant = await findAssistant(aws);
    if (!assistant) throw new AssistantRefusal(MISSING_PARTS);
    origins.set('origem', { code, definition: await definitionOf(aws, assistant.machineArn) });
  }

  return {
    view: () => view,
    start(code) {
      if (view.stage === 'running') throw new AssistantRefusal('Uma implantação ainda está em andamento.');
      view = { stage: 'running', code, doing: 'Começando' };
      running = deploy(code).then(
        () => {
          view = { stage: 'idle' };
        },
        (error: unknown) => {
          view = { stage: 'failed', code, problem: problemOf(error) };
        },
      );
    },
    async deployed() {
      const assistant = await findAssistant(aws);
      if (!assistant) return null;
      const origin = origins.get('origem');
      return origin?.definition === (await definitionOf(aws, assistant.machineArn))
        ? origin.code
        : 'terminal';
    },
    settled: () => running,
  };
}

const MISSING_PARTS =
  'Na pilha faltam a máquina Assistente, a fila Conversa, a tabela Pedidos ou a função Cancelar. Compare-a com a solução.';

/** Por que a implantação parou, como a verificação o explica. */
function problemOf(error: unknown): Omit<Problem, 'stack'> {
  if (error instanceof CheckProblem) {
    const { title, detail, place, whatToDo } = error.problem;
    return { title, detail, whatToDo, ...(place === undefined ? {} : { place }) };
  }
  return {
    title: 'A AWS local não aceitou a pilha',
    detail: error instanceof Error ? error.message : String(error),
    whatToDo: 'Corrija o que a mensagem diz e implante de novo. npm test 14 mostra o arquivo e a linha.',
  };
}
