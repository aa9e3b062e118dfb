import type { MockAnswer, SimulationSetup, SimulationUpdate } from './types.ts';
import type { VisitFacts } from './visit-facts.ts';

/** O que se pede a um worker que simula. */
export type SimulationCommand =
  | { kind: 'start'; setup: SimulationSetup }
  | { kind: 'answer'; taskId: string; answer: MockAnswer }
  | { kind: 'heartbeat'; taskId: string }
  | { kind: 'advance'; seconds: number }
  | { kind: 'advance-to-next-due' }
  | { kind: 'stop' };

/** O que se pergunta a um worker que não simula nada. */
export type ToolsQuestion =
  | { kind: 'validate'; definition: string; type: SimulationSetup['type'] }
  | { kind: 'inspect'; definition: string; facts: VisitFacts };

/** O que a página manda ao worker. */
export type WorkerRequest = SimulationCommand | { kind: 'ask'; id: number; question: ToolsQuestion };

/** O que o worker manda à página. */
export type WorkerReply =
  | { kind: 'update'; update: SimulationUpdate }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'problem'; id: number; message: string };
