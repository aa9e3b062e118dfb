import { validate } from '../../../../../shared/asl/index.ts';
import { inspectVisit } from './inspect/inspect-visit.ts';
import { askLocalAws } from './local-tasks.ts';
import { Simulator } from './simulator.ts';
import type { SimulationCommand, ToolsQuestion, WorkerReply, WorkerRequest } from './worker-messages.ts';

/** O que um worker tem de `self`; os tipos da página não o descrevem. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<WorkerRequest>) => void): void;
  postMessage(reply: WorkerReply): void;
}

const scope = globalThis as unknown as WorkerScope;
let simulator: Simulator | undefined;

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'ask') reply(data.id, data.question);
  else obey(data);
});

function obey(command: SimulationCommand): void {
  switch (command.kind) {
    case 'start':
      simulator = new Simulator(
        command.setup,
        (update) => scope.postMessage({ kind: 'update', update }),
        askLocalAws,
      );
      break;
    case 'answer':
      simulator?.answer(command.taskId, command.answer);
      break;
    case 'heartbeat':
      simulator?.heartbeat(command.taskId);
      break;
    case 'advance':
      simulator?.advance(command.seconds);
      break;
    case 'advance-to-next-due':
      simulator?.advanceToNextDue();
      break;
    case 'stop':
      simulator?.stop();
  }
}

async function reply(id: number, question: ToolsQuestion): Promise<void> {
  try {
    scope.postMessage({ kind: 'answer', id, answer: await answerTo(question) });
  } catch (error) {
    scope.postMessage({ kind: 'problem', id, message: (error as Error).message });
  }
}

function answerTo(question: ToolsQuestion): unknown {
  switch (question.kind) {
    case 'validate':
      return validate(question.definition, { type: question.type, severity: 'WARNING' });
    case 'inspect':
      return inspectVisit(question.definition, question.facts);
  }
}
