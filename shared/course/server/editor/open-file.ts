import launchEditor from 'launch-editor';
import { findEditor } from './find-editor.ts';

/** O que houve quando alguém pediu um arquivo no editor. */
export type OpenOutcome = { opened: true } | { opened: false; why: string };

/** Um lugar de um arquivo, em caminho absoluto. */
export interface FilePlace {
  file: string;
  line?: number;
  column?: number;
}

/** Um editor que não abre diz isso logo; passado este tempo sem queixa, em milissegundos, abriu. */
const COMPLAINT_MS = 1000;

/**
 * Abre um arquivo no editor da pessoa, na linha pedida.
 * @param editor o comando do editor; `undefined` quando não se conhece nenhum
 * @returns se abriu; senão, por quê, para a pessoa ler
 */
export function openFile(
  { file, line, column }: FilePlace,
  editor: string | undefined = findEditor(),
): Promise<OpenOutcome> {
  if (editor === undefined)
    return Promise.resolve({
      opened: false,
      why: 'Não achei um editor aberto nesta máquina. Abra o arquivo você mesmo, ou diga o editor na variável LAUNCH_EDITOR antes do npm start.',
    });
  const place = [file, line, line && column].filter(Boolean).join(':');
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, COMPLAINT_MS, { opened: true });
    launchEditor(place, editor, (_file, reason) => {
      clearTimeout(timer);
      const detail = reason ? `: ${reason}` : '.';
      resolve({ opened: false, why: `O editor não abriu${detail} Abra o arquivo você mesmo.` });
    });
  });
}
