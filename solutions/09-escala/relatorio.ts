import {
  DescribeExecutionCommand,
  ListMapRunsCommand,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';

/** As filhas de um Map Run que terminaram do mesmo jeito. */
export interface Linha {
  situacao: string;
  lotes: number;
  clientes: number;
  /** Por que a última delas falhou. */
  erro: string;
}

/** O que foi das filhas de uma execução. Vazio quando ela não abriu um Map Run. */
export async function relatorio(cliente: SFNClient, execucao: string): Promise<Linha[]> {
  const { mapRuns } = await cliente.send(new ListMapRunsCommand({ executionArn: execucao }));
  const mapRunArn = mapRuns?.[0]?.mapRunArn;
  if (!mapRunArn) return [];
  const linhas = new Map<string, Linha>();
  for await (const { executions } of paginateListExecutions({ client: cliente }, { mapRunArn })) {
    for (const { executionArn, status: situacao = '', itemCount = 0 } of executions ?? []) {
      const linha = linhas.get(situacao) ?? {
        situacao,
        lotes: 0,
        clientes: 0,
        erro: await erroDe(cliente, executionArn),
      };
      linhas.set(situacao, linha);
      linha.lotes += 1;
      linha.clientes += itemCount;
    }
  }
  return [...linhas.values()];
}

/** Por que uma execução falhou; de uma função, só a mensagem. Vazio quando não falhou. */
async function erroDe(cliente: SFNClient, executionArn: string | undefined): Promise<string> {
  const { error, cause = '' } = await cliente.send(new DescribeExecutionCommand({ executionArn }));
  if (!error) return '';
  const causa = cause.startsWith('{') ? (JSON.parse(cause) as { errorMessage?: string }).errorMessage : cause;
  return `${error}: ${causa}`;
}
