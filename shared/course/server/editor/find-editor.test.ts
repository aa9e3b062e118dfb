import { expect, test } from 'vitest';
import { findEditor } from './find-editor.ts';

test.each<[string, string | null, NodeJS.ProcessEnv, string | undefined]>([
  ['um editor aberto', 'code', {}, 'code'],
  ['um comando com argumentos', 'subl --wait', {}, 'subl --wait'],
  ['um programa pelo caminho', process.execPath, {}, `'${process.execPath}'`],
  ['nenhum editor', null, {}, undefined],
  ['nenhum editor, no terminal do VS Code', null, { TERM_PROGRAM: 'vscode' }, 'code'],
  ['um editor que tomaria o terminal', 'vim', {}, undefined],
  ['o mesmo, pelo caminho', '/opt/nada/nvim', {}, undefined],
  ['o mesmo, com argumentos', 'emacs -nw', {}, undefined],
  ['o mesmo, no terminal do VS Code', 'nano', { TERM_PROGRAM: 'vscode' }, 'code'],
])('dado %s', (_, guessed, environment, expected) => {
  expect(findEditor(environment, () => [guessed])).toBe(expected);
});
