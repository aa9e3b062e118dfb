import path from 'node:path';

/** A raiz do repositório, em caminho absoluto. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** `steps/NN-slug`: onde a pessoa escreve. */
export const stepFolder = (slug: string): string => path.join(ROOT, 'steps', slug);

/** `solutions/NN-slug`: os mesmos arquivos, prontos. */
export const solutionFolder = (slug: string): string => path.join(ROOT, 'solutions', slug);

/** `docs/passos/NN-slug.md`: a página. */
export const pageFile = (slug: string): string => path.join(ROOT, 'docs', 'passos', `${slug}.md`);

/** O teste do passo, o mesmo para o ponto de partida, a resposta e a solução. */
export const checkFile = (slug: string): string => path.join(stepFolder(slug), 'verificacao.test.ts');

/** Onde o curso guarda o que é só desta máquina; o Git não vê. */
export const LOCAL_FOLDER = path.join(ROOT, '.local');

/** Caminho relativo à raiz, com barras normais, como as pessoas o leem. */
export const shown = (file: string): string => path.relative(ROOT, file).split(path.sep).join('/');
