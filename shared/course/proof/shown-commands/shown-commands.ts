import { type Block, blocksOf, type PageFault } from '../../prose/prose.ts';
import { linesOf, parseNpm } from '../page/commands.ts';
import type { Page } from '../pages.ts';
import { type Treatment, treatmentOf } from './kinds.ts';

/** Um comando que alguma página mostra. */
export interface ShownCommand {
  line: string;
  /** A pasta em que ele roda, a partir da raiz; vazia na raiz. */
  folder: string;
  treatment: Treatment;
  /** Onde ele aparece, como `docs/preparacao.md:13`. */
  places: string[];
  /** As saídas que as páginas mostram dele. */
  outputs: string[];
}

/** Saídas que um teste confere lendo a página, porque o comando não termina sozinho. */
const PROVED_OUTPUTS: readonly { line: string; test: string }[] = [
  { line: 'npm start', test: 'shared/course/commands/welcome.test.ts' },
];

/** Os testes que conferem as saídas que não se comparam aqui. */
export const outputTests = (): string[] => PROVED_OUTPUTS.map(({ test }) => test);

interface Occurrence {
  line: string;
  folder: string;
  place: string;
  output?: string;
}

/** Os comandos de uma página, na ordem, cada um com a saída mostrada logo depois. */
function occurrencesIn({ file, text }: Page): { found: Occurrence[]; faults: PageFault[] } {
  const found: Occurrence[] = [];
  const faults: PageFault[] = [];
  for (const block of blocksOf(text)) {
    if (block.language === 'sh') found.push(...commandsIn(block, file));
    if (block.language !== 'console') continue;
    const last = found.at(-1);
    if (last === undefined)
      faults.push({
        line: block.line,
        text: 'a página mostra uma saída sem mostrar o comando: ponha-o antes, em um bloco sh',
      });
    else if (!PROVED_OUTPUTS.some(({ line }) => line === last.line)) last.output = block.code;
  }
  return { found, faults };
}

function commandsIn({ code, line }: Block, file: string): Occurrence[] {
  let folder = '';
  return linesOf(code).flatMap((command) => {
    const treatment = treatmentOf(command);
    if (treatment.kind === 'enter') folder = treatment.folder;
    return treatment.kind === 'enter' ? [] : [{ line: command, folder, place: `${file}:${line}` }];
  });
}

/**
 * Os comandos que as páginas mostram, sem repetição, na ordem em que aparecem.
 * @returns também as faltas: um comando que ninguém executa, uma saída sem comando
 */
export function shownCommands(pages: readonly Page[]): { commands: ShownCommand[]; faults: string[] } {
  const commands = new Map<string, ShownCommand>();
  const faults: string[] = [];
  for (const page of pages) {
    const inPage = occurrencesIn(page);
    faults.push(...inPage.faults.map(({ line, text }) => `${page.file}:${line}: ${text}`));
    for (const { line, folder, place, output } of inPage.found) {
      const key = `${folder}\n${line}`;
      const known = commands.get(key) ?? {
        line,
        folder,
        treatment: treatmentOf(line),
        places: [],
        outputs: [],
      };
      known.places.push(place);
      if (output !== undefined) known.outputs.push(output);
      commands.set(key, known);
    }
  }
  for (const { line, treatment, places } of commands.values())
    if (treatment.kind === 'unknown')
      faults.push(
        `${places[0]}: ninguém executa \`${line}\`; em shared/course/proof/shown-commands/kinds.ts, diga como ou por que não`,
      );
  return { commands: [...commands.values()], faults };
}

/** De que passo um comando fala; `0` quando de nenhum. Os de um mesmo passo rodam um depois do outro. */
export const stepOf = ({ line }: ShownCommand): number =>
  Number(parseNpm(line)?.args.find((word) => /^\d{1,2}$/.test(word)) ?? 0);
