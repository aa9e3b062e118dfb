import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { mocksFromRecording } from './mocks-from-recording.ts';
import type { Mocks } from './types.ts';

/** Os três clientes do `entrada.json` do passo 9, como o arquivo do S3 os traria. */
const CLIENTS = `cpf,renda,parcela,atrasos,meses
52998224725,4200,1150,0,36
11144477735,2800,990,2,8
39053344705,9100,1400,1,61
`;

/**
 * O que a gravação de um passo não conta: o que o ItemReader leu e o que as execuções filhas receberam ficam
 * fora do histórico da mãe. Os valores são os que a solução daria a três clientes.
 */
const UNTOLD: Readonly<Record<string, Mocks>> = {
  '09-escala': {
    'Pontuar clientes': [{ result: { Body: CLIENTS } }],
    'Pontuar lote': [
      {
        result: {
          StatusCode: 200,
          Payload: [
            { cpf: '52998224725', score: 827 },
            { cpf: '11144477735', score: 444 },
            { cpf: '39053344705', score: 867 },
          ],
        },
        delaySeconds: 2,
      },
    ],
    Resumir: [{ result: { Status: 'SUCCEEDED', ItemCounts: { Total: 3, Succeeded: 3, Failed: 0 } } }],
  },
};

/**
 * As respostas com que o simulador repete a execução gravada de um passo.
 * @param slug `09-escala`
 * @param events os da gravação; veja `eventsOfRecording`
 */
export function mocksOfStep(slug: string, events: readonly HistoryEvent[]): Mocks {
  return { ...mocksFromRecording(events), ...(Object.hasOwn(UNTOLD, slug) ? UNTOLD[slug] : {}) };
}
