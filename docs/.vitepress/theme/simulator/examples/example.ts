import type { Json } from '../../../../../shared/asl/index.ts';
import { mocksOfStep } from '../engine/mocks-of-step.ts';
import { eventsOfRecording } from '../engine/recorded-events.ts';
import type { Shared } from '../link/share-link.ts';
import { recordingOf } from './recordings.ts';

/** Uma máquina mínima, para quem começa do zero. */
export const EMPTY: Shared = {
  definition: indented({
    QueryLanguage: 'JSONata',
    StartAt: 'Cumprimentar',
    States: {
      Cumprimentar: {
        Type: 'Pass',
        Output: { mensagem: "{% 'Olá, ' & $states.input.nome & '!' %}" },
        End: true,
      },
    },
  }),
  input: indented({ nome: 'Ana' }),
  mocks: {},
  type: 'STANDARD',
};

/** A solução de um passo, com a entrada e as respostas da execução gravada dela. */
export async function exampleOf(slug: string): Promise<Shared> {
  const { machines, execution } = await recordingOf(slug);
  const machine = machines.find(({ name }) => name === execution.machine);
  return {
    definition: tidy(machine?.definition ?? ''),
    input: indented(execution.input),
    mocks: mocksOfStep(slug, eventsOfRecording(execution.events)),
    type: 'STANDARD',
  };
}

/** O mesmo JSON, com recuo. Um texto que não é JSON volta como veio. */
export function tidy(text: string): string {
  try {
    return indented(JSON.parse(text));
  } catch {
    return text;
  }
}

export function indented(value: Json): string {
  return JSON.stringify(value, null, 2);
}
