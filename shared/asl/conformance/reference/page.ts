import { INTRINSICS } from '../../intrinsics/table.ts';
import type { FUNCTIONS } from '../../jsonata/functions/table.ts';
import { LIMITS } from '../../jsonata/guard.ts';
import { SKIPPED } from '../skipped.ts';
import { FIELD_TABLES } from './tables.ts';
import type { Count, Tally } from './tally.ts';

const NUMBER = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

/** As funções que a AWS acrescenta ao JSONata. */
const ADDED = ['partition', 'range', 'hash', 'random', 'uuid', 'parse'] satisfies (keyof typeof FUNCTIONS)[];

export interface PageInput {
  tally: Tally;
  /** A tabela do bench, em Markdown. */
  bench: string;
  /** Onde e quando foi medido. */
  measuredOn: string;
}

/** A página de referência do motor, em Markdown. */
export function referencePage({ tally, bench, measuredOn }: PageInput): string {
  return `${[
    HEADER,
    '## Conformidade',
    CONFORMANCE,
    conformanceTable(tally),
    '### O que não se compara',
    'Estes registros não podem concordar. Cada um diz por quê; nenhum outro fica de fora.',
    skippedList(),
    '## Campos',
    FIELDS,
    ...FIELD_TABLES.flatMap(({ place, title, fields }) => [
      `### ${title}`,
      markdownTable(
        ['Campo', 'Linguagem', 'Registros', 'Concordam'],
        fields.map(({ name, only }) => [
          `\`${name}\``,
          only ?? 'as duas',
          ...counts(tally.of(`${place}.${name}`)),
        ]),
      ),
    ]),
    '## Funções intrínsecas',
    'Só em JSONPath, uma dentro da outra até dez.',
    markdownTable(
      ['Função', 'Registros', 'Concordam'],
      Object.keys(INTRINSICS)
        .sort()
        .map((name) => [`\`${name}\``, ...counts(tally.of(name))]),
    ),
    '## JSONata',
    JSONATA,
    markdownTable(
      ['Função', 'Registros', 'Concordam'],
      ADDED.map((name) => [`\`$${name}\``, ...counts(tally.of(`$${name}`))]),
    ),
    '## Desempenho',
    `Comparado com o aws-local-stepfunctions 3.0.0 e com a biblioteca jsonata sozinha. ${measuredOn}`,
    bench,
  ].join('\n\n')}\n`;
}

const HEADER = `---
titulo: O que o motor suporta
---

<!-- Escrita por \`npm run referencia\`. Não edite à mão. -->

# O que o motor suporta

O motor do curso, em \`shared/asl\`, executa a Amazon States Language no Node e no navegador. Ele responde como a AWS responde. Para saber se responde mesmo, nós o comparamos com respostas gravadas da AWS.`;

const CONFORMANCE = `Cada registro traz uma definição, uma entrada e o que a AWS respondeu. O motor recebe as duas primeiras e dá a sua resposta, que precisa ser igual: a saída, o erro, a causa palavra por palavra e, quando há, cada evento do histórico.`;

const FIELDS = `Um campo que não está aqui é recusado, como na AWS. **Registros** diz quantas respostas gravadas usam o campo; **Concordam**, em quantas o motor deu a mesma. Um traço quer dizer que nenhum registro usa o campo: ele segue a documentação da AWS.`;

const JSONATA = `A versão é a 2.0.6, a mesma da AWS, sem \`$eval\`. Uma avaliação pode durar ${NUMBER.format(LIMITS.time / 1000)} s, ter ${NUMBER.format(LIMITS.depth)} avaliações uma dentro da outra e criar ${NUMBER.format(LIMITS.bytes)} bytes. Expressões regulares rodam em tempo linear; por isso não aceitam referências a grupos (\`\\1\`) nem olhar à frente ou atrás (\`(?=\`, \`(?<=\`), que a biblioteca sozinha aceita.

Estas funções a AWS acrescenta:`;

function conformanceTable({ files }: Tally): string {
  return markdownTable(
    ['Arquivo', 'Resultados', 'Históricos'],
    files.map(({ name, results, histories }) => [
      `\`${name}\``,
      share(results),
      histories.total > 0 ? share(histories) : '—',
    ]),
  );
}

function skippedList(): string {
  return Object.entries(SKIPPED)
    .map(([id, reason]) => `- \`${id.split('/').at(-1)}\`: ${reason}.`)
    .join('\n');
}

function share({ total, agreed }: Count): string {
  return `${NUMBER.format(agreed)} de ${NUMBER.format(total)} (${NUMBER.format(total === 0 ? 100 : (100 * agreed) / total)} %)`;
}

function counts({ total, agreed }: Count): [string, string] {
  return total === 0 ? ['—', '—'] : [NUMBER.format(total), NUMBER.format(agreed)];
}

function markdownTable(header: string[], rows: string[][]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
