import type { Json } from '../../json/index.ts';
import type { Finding, Path, Span } from '../finding.ts';

/** O que se conseguiu ler de um texto, e onde cada coisa está nele. */
export interface Source {
  /** O texto como a pessoa o escreveu. */
  text: string;
  /** A definição, com os nomes dos campos como a AWS os chama; ausente quando nada se lê. */
  definition?: Json;
  syntax: 'json' | 'yaml';
  /** Onde está um campo (o nome dele) ou um valor. */
  spanOf(path: Path, on: 'key' | 'value'): Span | undefined;
  repairs: Repair[];
}

/** O que precisou ser relevado para ler o texto. */
export type Repair = Pick<Finding, 'rule' | 'severity' | 'message' | 'why' | 'span'> & {
  fix?: { title: string; edits: readonly (Span & { text: string })[] };
};

/** Um lugar da definição como chave de um mapa. */
export const keyOf = (path: Path): string => JSON.stringify(path);
