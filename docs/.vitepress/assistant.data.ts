import { readRecording } from '../../shared/course/data.ts';
import { describe, draw } from '../../shared/graph/index.ts';
import { type Beat, beatsOf } from './theme/assistant/beats.ts';

/** Um pedido gravado, pronto para a página tocar. */
export interface RecordedOrder {
  client: string;
  beats: Beat[];
  /** A máquina desenhada, sem nada aceso. */
  svg: string;
}

declare const data: RecordedOrder;

export { data };

const SLUG = '14-assistente';

/** O que a solução do passo 14 disse, ouviu e fez na execução gravada. */
export default {
  watch: [`../gravacoes/${SLUG}.json`],
  load(): RecordedOrder {
    const { machines, execution } = readRecording(SLUG);
    const { cliente, mensagem } = execution.input as { cliente: string; mensagem: string };
    const definition = machines.find(({ name }) => name === execution.machine)?.definition ?? '{}';
    const flowchart = describe(JSON.parse(definition));
    const svg = draw(flowchart, { id: 'gravacao-do-assistente', title: 'A máquina do assistente' });
    return { client: cliente, beats: beatsOf(execution.events, mensagem, flowchart), svg };
  },
};
