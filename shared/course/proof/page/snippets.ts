import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { blocksOf, lineAt, type PageFault } from '../../prose/prose.ts';
import { exists } from './mentions.ts';

/** Um trecho de arquivo que a página mostra: `<<< @/../steps/04-emprestimo/app.ts#funcao{ts}`. */
export interface Snippet {
  /** Caminho a partir de `docs/`, com barras normais. */
  file: string;
  region?: string;
  line: number;
}

/** Os trechos que uma página mostra, na ordem. */
export const importsOf = (markdown: string): Snippet[] =>
  [...markdown.matchAll(/^<<< @\/([^#{\s]+)(?:#([\w-]+))?/gm)].map(({ 1: file = '', 2: region, index }) => ({
    file,
    region,
    line: lineAt(markdown, index),
  }));

/** O texto que um trecho mostra; `undefined` quando a região não existe no arquivo. */
export function snippetText(text: string, { region }: Snippet): string | undefined {
  if (region === undefined) return text;
  const name = region.replaceAll('-', '\\-');
  return new RegExp(`#region ${name}\\b[^\\n]*\\n([\\s\\S]*?)\\n[^\\n]*#endregion`).exec(text)?.[1];
}

/**
 * Blocos de código que a página escreve em vez de importar, com a prova de que são verdade. Só entra aqui o que
 * um teste lê da própria página e executa.
 */
const PROVED_BLOCKS: Readonly<Record<string, { languages: readonly string[]; test: string }>> = {
  'docs/passos/11-bedrock.md': {
    languages: ['json'],
    test: 'shared/course/wrong-answers/11-bedrock.test.ts',
  },
};

/** Linguagens em que um bloco é um trecho de programa, e por isso vem de um arquivo. */
const PROGRAM = new Set(['ts', 'js', 'typescript', 'javascript', 'json', 'yaml', 'yml', 'vue', 'py']);

/** Trechos que não existem, e código escrito à mão onde deveria ser importado. */
export function snippetFaults(file: string, markdown: string, root: string): PageFault[] {
  const proved = PROVED_BLOCKS[file];
  return [
    ...importsOf(markdown).flatMap((snippet): PageFault[] => {
      const place = path.posix.normalize(`docs/${snippet.file}`);
      const absolute = path.join(root, ...place.split('/'));
      if (!exists(place, root))
        return [{ line: snippet.line, text: `a página mostra ${place}, que não existe` }];
      if (!existsSync(absolute) || snippetText(readFileSync(absolute, 'utf8'), snippet) !== undefined)
        return [];
      return [
        {
          line: snippet.line,
          text: `a página mostra a região ${snippet.region} de ${place}, que não existe`,
        },
      ];
    }),
    ...blocksOf(markdown).flatMap(({ language, line }): PageFault[] => {
      if (!PROGRAM.has(language) || proved?.languages.includes(language)) return [];
      return [
        {
          line,
          text: `o código ${language} foi escrito na página: ponha-o em um arquivo e mostre-o com <<<, para que alguém o execute`,
        },
      ];
    }),
  ];
}
