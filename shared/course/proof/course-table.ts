/**
 * A tabela do guia de quem contribui: por passo, os minutos, as metas, as respostas erradas e quanto a verificação leva.
 * `npm run curso:tabela` mede e escreve; a prova confere que os números ainda são os do curso, menos os tempos.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step } from '../catalogue/catalogue.ts';
import { ROOT } from '../paths.ts';

export const TABLE_FILE = path.join(ROOT, '.github', 'CONTRIBUTING.md');
const BLOCK = /(<!-- tabela dos passos -->\n)[\s\S]*?(<!-- \/tabela dos passos -->)/;

/** O que a tabela diz de um passo. */
export interface TableRow {
  step: Step;
  goals: number;
  wrongAnswers: number;
}

/** O mesmo, com os tempos, em milissegundos. */
export interface MeasuredRow extends TableRow {
  /** Verificar a solução uma vez, com o curso já aberto. */
  checkMs: number;
  /** Provar o passo inteiro: a solução com três sementes, quem decorou, o ponto de partida, as respostas erradas. */
  proofMs: number;
}

const HEADER = [
  '| Passo | Título | Minutos | Metas | Respostas erradas | Uma verificação | A prova inteira |',
  '|---|---|---:|---:|---:|---:|---:|',
];

/** O começo da linha de um passo: o que se confere. */
function stableCells({ step, goals, wrongAnswers }: TableRow): string {
  const number = String(step.number).padStart(2, '0');
  return `| ${number} | ${step.title} | ${step.frontmatter?.minutos ?? ''} | ${goals} | ${wrongAnswers} |`;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1).replace('.', ',')} s`;

/** A tabela inteira. @param machine onde se mediu, em uma frase */
export function courseTable(rows: readonly MeasuredRow[], machine: string): string {
  const total = (pick: (row: MeasuredRow) => number) => rows.reduce((sum, row) => sum + pick(row), 0);
  return [
    ...HEADER,
    ...rows.map((row) => `${stableCells(row)} ${seconds(row.checkMs)} | ${seconds(row.proofMs)} |`),
    `| | **Total** | ${total(({ step }) => step.frontmatter?.minutos ?? 0)} | ${total(({ goals }) => goals)} | ${total(({ wrongAnswers }) => wrongAnswers)} | ${seconds(total(({ checkMs }) => checkMs))} | ${seconds(total(({ proofMs }) => proofMs))} |`,
    '',
    machine,
    '',
  ].join('\n');
}

const readGuide = (): string => readFileSync(TABLE_FILE, 'utf8').replaceAll('\r\n', '\n');

/** O guia com a tabela dada. */
export const guideWith = (table: string, guide = readGuide()): string =>
  guide.replace(BLOCK, (_whole, open: string, close: string) => `${open}${table}${close}`);

/** As linhas do guia que não dizem o que o curso tem agora. */
export function tableFaults(rows: readonly TableRow[], guide = readGuide()): string[] {
  const block = BLOCK.exec(guide)?.[0];
  if (block === undefined)
    return ['.github/CONTRIBUTING.md não tem a tabela dos passos; rode npm run curso:tabela'];
  const lines = block.split('\n');
  const stale = rows.filter((row) => !lines.some((line) => line.startsWith(`${stableCells(row)} `)));
  const extra = lines.filter((line) => /^\| \d\d /.test(line)).length > rows.length;
  return stale.length === 0 && !extra
    ? []
    : [
        `a tabela de .github/CONTRIBUTING.md não diz o que o curso tem (passos ${stale.map(({ step }) => step.number).join(', ') || 'a mais'}); rode npm run curso:tabela`,
      ];
}
