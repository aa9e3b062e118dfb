import { existsSync } from 'node:fs';
import guessEditor from 'launch-editor/guess.js';

/** Estes tomariam o terminal em que o `npm start` roda. */
const IN_TERMINAL = /^(vim?|nvim|nano|pico|emacs|joe|micro|hx|helix|kak)$/;

/** O nome de um programa, sem a pasta, a extensão e os argumentos. */
function programName(command: string): string {
  const program = existsSync(command) ? command : (command.split(' ')[0] ?? '');
  return (program.split(/[\\/]/).at(-1) ?? '').replace(/\.(exe|cmd|bat)$/i, '');
}

/**
 * O comando do editor da pessoa: o de `LAUNCH_EDITOR`, o que está aberto, ou o de `VISUAL` e `EDITOR`.
 * @param environment as variáveis de ambiente
 * @param guess quem descobre o editor
 * @returns o comando, para o launch-editor; `undefined` quando não há nenhum que abra uma janela
 */
export function findEditor(
  environment: NodeJS.ProcessEnv = process.env,
  guess: () => [string | null, ...string[]] = guessEditor,
): string | undefined {
  const [editor] = guess();
  if (editor !== null && !IN_TERMINAL.test(programName(editor)))
    // O launch-editor lê o comando como um terminal leria: um caminho com espaços precisa de aspas.
    return existsSync(editor) ? `'${editor.replaceAll("'", "'\\''")}'` : editor;
  // O terminal do VS Code (e dos que vêm dele) sempre conhece o comando `code`, mesmo em um contêiner.
  return environment.TERM_PROGRAM === 'vscode' ? 'code' : undefined;
}
