import type { Json } from '../../json/index.ts';
import type { Finding, Path, Span } from '../finding.ts';
import type { Embedding } from './embedding.ts';

/** O que se conseguiu ler de um texto, e onde cada coisa está nele. */
export interface Source {
  /** O texto em que a definição está: o que a pessoa escreveu ou, com `embedding`, um texto de dentro dele. */
  text: string;
  /** Como este texto está escrito no arquivo; ausente quando ele é o arquivo. */
  embedding?: Embedding;
  /** A definição, com os nomes dos campos como a AWS os chama; ausente quando nada se lê. */
  definition?: Json;
  syntax: 'json' | 'yaml';
  /** Onde está um campo (o nome dele) ou um valor, em `text`. */
  spanOf(path: Path, on: 'key' | 'value'): Span | undefined;
  /** Sempre com os lugares do arquivo. */
  repairs: Repair[];
}

/** O que precisou ser relevado para ler o texto. */
export type Repair = Pick<Finding, 'rule' | 'severity' | 'message' | 'why' | 'span'> & {
  fix?: { title: string; edits: readonly (Span & { text: string })[] };
};

/** Um lugar da definição como chave de um mapa. */
export const keyOf = (path: Path): string => JSON.stringify(path);
