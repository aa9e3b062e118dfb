/**
 * O `respostas.yaml` de um passo: o que as pessoas respondem, na ordem, às esperas de `npm run executar`.
 * @example
 * - estado: Pedir aprovação   # o estado que espera
 *   quem: Carla               # quem responde; padrão "Alguém"
 *   depois: 5 horas           # contado da espera, ou da resposta anterior; padrão: na hora
 *   chama: Responder          # a função da pilha que recebe o token, junto com o que há em "com"
 *   com: { decisao: APROVADO }
 * - estado: Perguntar
 *   responde: { sabor: calabresa }                  # SendTaskSuccess
 * - { estado: Perguntar, falha: { erro: Desistiu, causa: mudei de ideia } } # SendTaskFailure
 * - { estado: Perguntar, sinal: true }              # SendTaskHeartbeat
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Json } from '../aws/index.ts';
import { CheckProblem } from './problem.ts';
import { relativeToRepository } from './stack-place.ts';
import { DAY, HOUR, MINUTE } from './started-execution.ts';

/** O que uma pessoa faz com o token que recebeu. */
export type Deed =
  | { kind: 'call'; functionName: string; payload: Readonly<Record<string, Json>> }
  | { kind: 'succeed'; output: Json }
  | { kind: 'fail'; error: string; cause: string | undefined }
  | { kind: 'heartbeat' };

/** Uma resposta escrita de antemão. */
export interface ScriptedAnswer {
  state: string;
  who: string;
  /** Depois de quanto tempo, em milissegundos, e como está escrito. */
  after: { milliseconds: number; text: string } | undefined;
  deed: Deed;
}

const FILE = 'respostas.yaml';

/** As respostas de uma pasta; nenhuma, quando ela não tem o arquivo. @throws {CheckProblem} quando ele não se deixa ler */
export function scriptedAnswers(folder: string): ScriptedAnswer[] {
  const file = path.join(folder, FILE);
  if (!existsSync(file)) return [];
  try {
    const list: unknown = parse(readFileSync(file, 'utf8'), { maxAliasCount: 100 }) ?? [];
    if (!Array.isArray(list)) throw new Error('O arquivo é uma lista: cada resposta começa com "- estado:".');
    return list.map(readAnswer);
  } catch (error) {
    throw new CheckProblem({
      title: `Não consegui ler ${FILE}`,
      detail: (error as Error).message.split('\n')[0] ?? '',
      place: { file: relativeToRepository(file) },
      whatToDo: 'Corrija o arquivo, ou apague-o: sem ele, ninguém responde.',
    });
  }
}

function readAnswer(item: unknown, index: number): ScriptedAnswer {
  const fields = isRecord(item) ? item : {};
  const place = `Na resposta ${index + 1}`;
  if (typeof fields.estado !== 'string')
    throw new Error(`${place}, falta "estado", o nome do estado que espera.`);
  const deeds = [...deedsIn(fields)];
  const [deed] = deeds;
  if (deed === undefined || deeds.length > 1)
    throw new Error(`${place}, diga uma coisa só: "chama", "responde", "falha" ou "sinal".`);
  return {
    state: fields.estado,
    who: typeof fields.quem === 'string' ? fields.quem : 'Alguém',
    after: fields.depois === undefined ? undefined : durationOf(fields.depois, place),
    deed,
  };
}

function* deedsIn({ chama, com, responde, falha, sinal }: Record<string, unknown>): Generator<Deed> {
  if (typeof chama === 'string')
    yield { kind: 'call', functionName: chama, payload: isRecord(com) ? (com as Record<string, Json>) : {} };
  if (responde !== undefined) yield { kind: 'succeed', output: responde as Json };
  if (isRecord(falha))
    yield {
      kind: 'fail',
      error: String(falha.erro ?? 'Erro'),
      cause: falha.causa === undefined ? undefined : String(falha.causa),
    };
  if (sinal === true) yield { kind: 'heartbeat' };
}

const UNITS: Readonly<Record<string, number>> = { minuto: MINUTE, hora: HOUR, dia: DAY };

function durationOf(text: unknown, place: string): { milliseconds: number; text: string } {
  const [, amount, unit = ''] = /^(\d+) (minuto|hora|dia)s?$/.exec(String(text)) ?? [];
  if (amount === undefined)
    throw new Error(
      `${place}, "depois" é um número e uma unidade, como "5 horas", "30 minutos" ou "2 dias".`,
    );
  return { milliseconds: Number(amount) * (UNITS[unit] ?? 0), text: String(text) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
