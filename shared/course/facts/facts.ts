/** Os números que as páginas dizem, cada um com a fonte e a data. A verdade está em `shared/course/facts.yaml`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Um preço, um prazo ou um limite. */
export interface Fact {
  id: string;
  value: number;
  /** No plural, como `dias`; um preço começa por `US$`, como `US$ por mil transições`. */
  unit: string;
  /** Como a página o escreve, quando valor e unidade não servem. */
  text?: string;
  /** O que é, em uma frase. */
  about: string;
  /** Um endereço, ou `medido: ` e como se mede. */
  source: string;
  /** `2026-11-23`, ou só o ano e o mês. */
  date: string;
}

/** Um fato pronto para a página. */
export interface ShownFact {
  text: string;
  about: string;
  /** O endereço da fonte; ausente quando o número foi medido aqui. */
  link?: string;
  /** A fonte em poucas palavras: o site, ou como se mediu. */
  source: string;
  /** Quando foi lido, como se lê: `23/11/2026`. */
  date: string;
}

/** `facts.yaml` tem algo que não é um fato inteiro. */
export class InvalidFact extends Error {
  override readonly name = 'InvalidFact';
}

const FILE = path.join(import.meta.dirname, '..', 'facts.yaml');
const MEASURED = 'medido: ';
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** O que falta em um fato; `undefined` quando está inteiro. */
function faultOf({ id, value, unit, about, source, date }: Partial<Fact>): string | undefined {
  if (!ID.test(id ?? '')) return 'o id leva só minúsculas, números e hífens';
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'value deveria ser um número';
  if (typeof unit !== 'string' || unit === '') return 'falta a unit';
  if (typeof about !== 'string' || about === '') return 'falta o about, que diz o que é';
  const measured = source?.startsWith(MEASURED) && source.length > MEASURED.length;
  if (!measured && !/^https:\/\/\S+$/.test(source ?? ''))
    return 'source deveria ser um endereço https, ou "medido: " e como se mede';
  if (typeof date !== 'string' || !DATE.test(date)) return 'date deveria ser como 2026-11-23';
  return undefined;
}

/**
 * Lê os fatos de um texto YAML.
 * @throws {InvalidFact} quando um deles não está inteiro, com o id e o que falta
 */
export function parseFacts(text: string): Map<string, Fact> {
  const fields = (parse(text) ?? {}) as Record<string, Omit<Fact, 'id'> | null>;
  const facts = Object.entries(fields).map(([id, rest]) => ({ ...rest, id }) as Fact);
  for (const fact of facts) {
    const fault = faultOf(fact);
    if (fault !== undefined)
      throw new InvalidFact(`Em shared/course/facts.yaml, no fato "${fact.id}", ${fault}.`);
  }
  return new Map(facts.map((fact) => [fact.id, fact]));
}

/** Os fatos do curso. @throws {InvalidFact} quando um deles não está inteiro */
export const readFacts = (): Map<string, Fact> => parseFacts(readFileSync(FILE, 'utf8'));

const NUMBER = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 12 });
const CENTS = new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 2, maximumFractionDigits: 12 });

/** Como a página escreve um fato: `US$ 0,025 por mil transições`, `90 dias`, `um ano`. */
export function factText({ value, unit, text }: Fact): string {
  if (text !== undefined) return text;
  return unit.startsWith('US$ ')
    ? `US$ ${CENTS.format(value)} ${unit.slice('US$ '.length)}`
    : `${NUMBER.format(value)} ${unit}`;
}

/** Um fato com o que a página mostra dele. */
export function showFact(fact: Fact): ShownFact {
  const measured = fact.source.startsWith(MEASURED);
  return {
    text: factText(fact),
    about: fact.about,
    ...(measured ? {} : { link: fact.source }),
    source: measured ? fact.source.slice(MEASURED.length) : new URL(fact.source).hostname,
    date: fact.date.split('-').reverse().join('/'),
  };
}
