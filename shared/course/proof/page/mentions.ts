import { existsSync } from 'node:fs';
import path from 'node:path';
import { inlineCodeOf, type PageFault, sectionsOf } from '../../prose/prose.ts';
import { type FolderText, readStarters } from '../../starters/starters.ts';

/** Um arquivo citado existe aqui, ou no ponto de partida que a pessoa pode ter apagado. */
export function exists(file: string, root: string): boolean {
  if (existsSync(path.join(root, ...file.split('/')))) return true;
  const [room, slug = '', ...rest] = file.split('/');
  return room === 'steps' && Object.hasOwn(readStarters()[slug] ?? {}, rest.join('/'));
}

/** Um nome que não é de um arquivo só: um modelo, uma reticência, um curinga. */
const PLACEHOLDER = /NN|…|\*|<|\.\.\./;

/** Arquivos e pastas que nascem quando alguém usa o curso, e por isso não estão nele. */
const BORN_LATER = /^(docs\/\.vitepress\/(dist|cache)|.*\/cdk\.out)(\/|$)/;

/** Os arquivos que uma página cita pelo caminho e que não existem. */
export function fileFaults(markdown: string, root: string): PageFault[] {
  return inlineCodeOf(markdown).flatMap(({ code, line }): PageFault[] => {
    const file = /^((?:steps|solutions|shared|docs|\.github)\/[^\s`]+?)(?::\d+)?$/.exec(code)?.[1];
    if (file === undefined || PLACEHOLDER.test(file) || BORN_LATER.test(file)) return [];
    return exists(file, root) ? [] : [{ line, text: `a página cita ${code}, que não existe` }];
  });
}

/** Os arquivos que a página de um passo cita só pelo nome e que a pasta dele não tem. */
export function ownFileFaults(markdown: string, slug: string, root: string): PageFault[] {
  return inlineCodeOf(markdown).flatMap(({ code, line }): PageFault[] => {
    if (!/^[\w-][\w.-]*\.(ts|json|ya?ml|csv|jsonl)$/.test(code)) return [];
    const places = [`steps/${slug}/${code}`, `solutions/${slug}/${code}`, code];
    return places.some((place) => exists(place, root))
      ? []
      : [{ line, text: `a página cita ${code}, que não está em steps/${slug} nem na raiz` }];
  });
}

/** Onde a página mostra enganos ou propõe o que ainda não existe: ali, uma variável pode ser outra. */
const ABOUT_OTHER_THINGS = ['Se algo deu errado', 'Experimente'];

/** As variáveis que a página de um passo cita, como `$score`, e que nenhum arquivo dele tem. Uma função, como `$sum(`, não conta. */
export function variableFaults(markdown: string, files: FolderText): PageFault[] {
  const everything = Object.values(files).join('\n');
  return sectionsOf(markdown)
    .filter(({ title }) => !ABOUT_OTHER_THINGS.includes(title))
    .flatMap((section) =>
      inlineCodeOf(section.text).flatMap(({ code, line }) =>
        [...code.matchAll(/\$[A-Za-z]\w*(?![\w(])/g)].flatMap(([name]): PageFault[] =>
          new RegExp(`\\${name}(?!\\w)`).test(everything)
            ? []
            : [
                {
                  line: section.line + line - 1,
                  text: `a página cita ${name}, que nenhum arquivo do passo tem`,
                },
              ],
        ),
      ),
    );
}
