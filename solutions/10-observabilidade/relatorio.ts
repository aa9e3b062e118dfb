import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn';

/** O que um estado fez durante uma execução. */
export interface Linha {
  estado: string;
  /** Quantas vezes a execução entrou nele. */
  visitas: number;
  /** Segundos, somados, entre entrar e sair. */
  segundos: number;
  /** Quantas vezes ele chamou um serviço. */
  tentativas: number;
  /** Quantas dessas chamadas falharam. */
  falhas: number;
}

/** Para onde foi o tempo de uma execução: um estado por linha, o mais demorado primeiro. */
export async function relatorio(cliente: SFNClient, execucao: string): Promise<Linha[]> {
  const eventos = await historiaInteira(cliente, execucao);
  const porId = new Map(eventos.map((evento) => [evento.id ?? 0, evento]));
  const linhas = new Map<string, Linha>();
  for (const evento of eventos) {
    const entrada = entradaDe(evento, porId);
    const estado = entrada?.stateEnteredEventDetails?.name;
    if (!entrada || !estado) continue;
    const linha = linhas.get(estado) ?? { estado, visitas: 0, segundos: 0, tentativas: 0, falhas: 0 };
    linhas.set(estado, linha);
    if (evento === entrada) linha.visitas += 1;
    // TODO(2): quando a execução sai do estado, some o tempo que ela passou nele.
    if (evento.type?.endsWith('StateExited')) linha.segundos += segundosEntre(entrada, evento);
    // fim do TODO(2)

    // TODO(3): conte as tentativas e as que falharam.
    if (evento.type === 'TaskScheduled') linha.tentativas += 1;
    if (evento.type === 'TaskFailed' || evento.type === 'TaskTimedOut') linha.falhas += 1;
    // fim do TODO(3)
  }
  return [...linhas.values()].sort((a, b) => b.segundos - a.segundos);
}

/** Todos os eventos da execução, do primeiro ao último. */
async function historiaInteira(cliente: SFNClient, execucao: string): Promise<HistoryEvent[]> {
  const eventos: HistoryEvent[] = [];
  let nextToken: string | undefined;
  // TODO(1): a AWS responde uma página de cada vez. Peça até a última.
  do {
    const pagina = await cliente.send(
      new GetExecutionHistoryCommand({ executionArn: execucao, maxResults: 100, nextToken }),
    );
    eventos.push(...(pagina.events ?? []));
    nextToken = pagina.nextToken;
  } while (nextToken);
  // fim do TODO(1)
  return eventos;
}

// #region entrada
/** O evento em que a execução entrou no estado deste evento: é só seguir os anteriores. */
function entradaDe(evento: HistoryEvent, porId: ReadonlyMap<number, HistoryEvent>): HistoryEvent | undefined {
  const sai = evento.stateExitedEventDetails?.name;
  let atual: HistoryEvent | undefined = evento;
  while (atual) {
    const entra = atual.stateEnteredEventDetails?.name;
    if (entra && (sai === undefined || sai === entra)) return atual;
    atual = porId.get(atual.previousEventId ?? 0);
  }
  return undefined;
}
// #endregion entrada

const segundosEntre = (antes: HistoryEvent, depois: HistoryEvent): number =>
  ((depois.timestamp?.getTime() ?? 0) - (antes.timestamp?.getTime() ?? 0)) / 1000;
