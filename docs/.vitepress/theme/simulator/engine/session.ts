import type { Diagnostic, HistoryEvent } from '../../../../../shared/asl/index.ts';
import { SimulatorSession } from './simulator-session.ts';
import { askTools } from './tools-session.ts';
import type { Inspection, Simulation, SimulationSetup } from './types.ts';
import { visitFactsOf } from './visit-facts.ts';

/**
 * Começa uma simulação em um worker só dela: uma máquina que não para nunca não prende a página. Os avisos
 * só começam depois que quem chamou pôde registrar `onUpdate`.
 */
export function startSimulation(setup: SimulationSetup): Simulation {
  return new SimulatorSession(setup);
}

/**
 * O que a AWS apontaria na definição, erros e avisos, sem ocupar a página.
 * @param definition texto JSON
 */
export function validateInWorker(
  definition: string,
  type: SimulationSetup['type'] = 'STANDARD',
): Promise<Diagnostic[]> {
  return askTools<Diagnostic[]>({ kind: 'validate', definition, type });
}

/**
 * O que se vê por dentro da visita a que um evento pertence, com o próprio TestState do motor.
 * @param setup a definição que rodou
 * @param events o histórico inteiro até aqui
 * @param eventId o `id` do evento escolhido
 */
export function inspect(
  setup: Pick<SimulationSetup, 'definition' | 'type'>,
  events: readonly HistoryEvent[],
  eventId: number,
): Promise<Inspection> {
  const facts = visitFactsOf(events, eventId);
  return askTools<Inspection>({ kind: 'inspect', definition: setup.definition, facts });
}
