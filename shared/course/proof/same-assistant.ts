/** O assistente que vai para a nuvem, no passo 15, é o do passo 14: os mesmos arquivos, sem o que só fala com quem o faz. */
import { solutionFolder } from '../paths.ts';
import { type FolderText, readFolder } from '../starters/starters.ts';

/** O que cada um dos dois passos tem do seu jeito. */
const OWN = new Set(['app.ts', 'cdk.json']);

/** Um arquivo do passo 14 sem os TODOs e sem dizer o que já vinha pronto. */
export function forTheCloud(name: string, text: string): string {
  const renumbered = text.replaceAll('executar 14', 'executar 15');
  if (name.endsWith('.ts')) return renumbered.replace(/^[ \t]*\/\/ (fim do )?TODO\(\d+\).*\n/gm, '');
  return renumbered
    .replace(/^[ \t]*"Comment": "(TODO\(\d+\):.*|Pronto\.)",\n/gm, '')
    .replaceAll('"Comment": "Pronto. ', '"Comment": "')
    .replaceAll('"Comment": "Pronto, como', '"Comment": "Como');
}

/** Os arquivos que os dois passos têm em comum, como o 15 deve tê-los. */
export function sharedAssistant(): FolderText {
  const files = Object.entries(readFolder(solutionFolder('14-assistente')));
  return Object.fromEntries(
    files.filter(([name]) => !OWN.has(name)).map(([name, text]) => [name, forTheCloud(name, text)]),
  );
}
