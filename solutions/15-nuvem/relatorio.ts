import { type HistoryEvent, paginateGetExecutionHistory, type SFNClient } from '@aws-sdk/client-sfn';

/** Dólares, em us-east-1, sem impostos e sem a parte grátis. Preços mudam: confira os de hoje. */
export const PRECOS = {
  milTransicoes: 0.025,
  milTokensDeEntrada: 0.000035,
  milTokensDeSaida: 0.00014,
  milhaoDePedidosAoSqs: 0.4,
  milhaoDeEscritasNoDynamoDB: 0.625,
};

/** Uma linha da conta. */
export interface Linha {
  item: string;
  quantidade: number;
  /** Quanto mil execuções iguais a esta custariam. */
  'US$ por mil pedidos': number | string;
}

/** Cada mensagem é mandada, lida e apagada. */
const PEDIDOS_POR_MENSAGEM = 3;

/** A conta de uma execução: o que ela usou e quanto mil iguais custariam. */
export async function relatorio(cliente: SFNClient, execucao: string): Promise<Linha[]> {
  const eventos = await historia(cliente, execucao);
  const chamadas = (servico: RegExp) =>
    eventos.filter(({ taskScheduledEventDetails: tarefa }) => servico.test(tarefa?.resourceType ?? ''))
      .length;
  const mensagens = chamadas(/sqs$/);
  const tokens = eventos.map(usoDe);
  const entrada = tokens.reduce((soma, uso) => soma + (uso?.InputTokens ?? 0), 0);
  const saida = tokens.reduce((soma, uso) => soma + (uso?.OutputTokens ?? 0), 0);
  const milVezes = (quantidade: number, preco: number, por: number) =>
    Number(((1000 * quantidade * preco) / por).toFixed(4));

  const transicoes = transicoesEm(eventos);
  const escritas = chamadas(/dynamodb$/);
  const linhas: Linha[] = [
    {
      item: 'transições',
      quantidade: transicoes,
      'US$ por mil pedidos': milVezes(transicoes, PRECOS.milTransicoes, 1e3),
    },
    {
      item: 'tokens que vão',
      quantidade: entrada,
      'US$ por mil pedidos': milVezes(entrada, PRECOS.milTokensDeEntrada, 1e3),
    },
    {
      item: 'tokens que voltam',
      quantidade: saida,
      'US$ por mil pedidos': milVezes(saida, PRECOS.milTokensDeSaida, 1e3),
    },
    {
      item: 'mensagens nas filas',
      quantidade: mensagens,
      'US$ por mil pedidos': milVezes(mensagens * PEDIDOS_POR_MENSAGEM, PRECOS.milhaoDePedidosAoSqs, 1e6),
    },
    // Uma leitura custa menos que uma escrita: contada assim, a conta nunca fica abaixo da de verdade.
    {
      item: 'idas às tabelas',
      quantidade: escritas,
      'US$ por mil pedidos': milVezes(escritas, PRECOS.milhaoDeEscritasNoDynamoDB, 1e6),
    },
  ];
  const total = linhas.reduce((soma, linha) => soma + Number(linha['US$ por mil pedidos']), 0);
  return [
    ...linhas,
    { item: 'total, sem SMS', quantidade: 1, 'US$ por mil pedidos': Number(total.toFixed(4)) },
    { item: 'SMS', quantidade: chamadas(/sns$/), 'US$ por mil pedidos': 'o preço de cada operadora' },
  ];
}

/** A história de uma execução e a das que ela iniciou: os avisos são de outra máquina. */
async function historia(cliente: SFNClient, execucao: string): Promise<HistoryEvent[]> {
  const eventos: HistoryEvent[] = [];
  const paginas = paginateGetExecutionHistory({ client: cliente }, { executionArn: execucao });
  for await (const pagina of paginas) eventos.push(...(pagina.events ?? []));
  const filhas = eventos.flatMap(({ taskSucceededEventDetails: sucesso }) =>
    sucesso?.resourceType === 'states'
      ? [(JSON.parse(sucesso.output ?? '{}') as { ExecutionArn: string }).ExecutionArn]
      : [],
  );
  for (const filha of filhas) eventos.push(...(await historia(cliente, filha)));
  return eventos;
}

/** Entrar em um estado é uma transição; cada nova tentativa é mais uma. */
function transicoesEm(eventos: readonly HistoryEvent[]): number {
  const novaTentativa = (evento: HistoryEvent, i: number) =>
    evento.type === 'TaskScheduled' && !eventos[i - 1]?.type?.endsWith('StateEntered');
  return eventos.filter((evento, i) => evento.type?.endsWith('StateEntered') || novaTentativa(evento, i))
    .length;
}

/** O que um modelo disse ter usado; `undefined` quando o evento não é a resposta de um. */
function usoDe({
  taskSucceededEventDetails: sucesso,
}: HistoryEvent): { InputTokens?: number; OutputTokens?: number } | undefined {
  return sucesso?.resourceType?.endsWith('bedrockruntime')
    ? (JSON.parse(sucesso.output ?? '{}') as { Usage?: object }).Usage
    : undefined;
}
