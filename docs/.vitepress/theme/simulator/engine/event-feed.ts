import type { HistoryEvent } from '../../../../../shared/asl/index.ts';

/** Até aqui, em caracteres de JSON, cada evento vai à página com a entrada e a saída. */
const FULL_CHARACTERS = 32 * 1024 * 1024;

/** Até aqui o simulador anda: os valores de todos os eventos têm de caber na memória da página. */
const MOST_CHARACTERS = 256 * 1024 * 1024;

/** Os campos de detalhes que levam um valor da máquina, e não só nomes. */
const VALUES = ['input', 'output', 'parameters'] as const;

/**
 * Junta os eventos novos para mandar à página de uma vez. O histórico tem limite de eventos, mas não de
 * tamanho: depois de um tanto, os valores ficam de fora e o evento diz `truncated`, como a AWS faz quando o
 * histórico não guarda os dados.
 */
export class EventFeed {
  #fresh: HistoryEvent[] = [];
  #characters = 0;

  get isTruncating(): boolean {
    return this.#characters > FULL_CHARACTERS;
  }

  /** Verdadeiro quando a execução já guardou mais do que a página aguenta. */
  get isFull(): boolean {
    return this.#characters > MOST_CHARACTERS;
  }

  add(event: HistoryEvent): void {
    const copy = plain(event);
    this.#characters += sizeOf(copy);
    this.#fresh.push(this.isTruncating ? withoutValues(copy) : copy);
  }

  /** Os eventos desde a última vez. */
  take(): HistoryEvent[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }
}

/** O evento como objeto comum: só assim ele atravessa para a página. */
export function plain(event: HistoryEvent): HistoryEvent {
  const { toJSON } = event as HistoryEvent & { toJSON?(): HistoryEvent };
  return toJSON ? toJSON.call(event) : event;
}

type Details = Record<string, unknown>;

function detailsOf(event: HistoryEvent): [string, Details][] {
  return Object.entries(event).filter((entry): entry is [string, Details] => typeof entry[1] === 'object');
}

function sizeOf(event: HistoryEvent): number {
  let size = 0;
  for (const [, details] of detailsOf(event)) {
    for (const field of VALUES) size += String(details[field] ?? '').length;
    for (const text of Object.values(details.assignedVariables ?? {})) size += String(text).length;
  }
  return size;
}

function withoutValues(event: HistoryEvent): HistoryEvent {
  const copy: Details = { ...event };
  for (const [name, details] of detailsOf(event)) {
    const { input, output, parameters, assignedVariables, ...kept } = details;
    copy[name] = {
      ...kept,
      ...(input === undefined ? {} : { input: '', inputDetails: { truncated: true } }),
      ...(output === undefined ? {} : { output: '', outputDetails: { truncated: true } }),
      ...(parameters === undefined ? {} : { parameters: '' }),
      ...(assignedVariables === undefined
        ? {}
        : { assignedVariables: {}, assignedVariablesDetails: { truncated: true } }),
    };
  }
  return copy as unknown as HistoryEvent;
}
