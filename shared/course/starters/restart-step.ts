import { forgetLastCheck } from '../check/last-check.ts';
import { forgetStep } from '../progress/progress.ts';
import { editedFiles, type RestorePlaces, readStarters, restoreStarter } from './starters.ts';

/** Onde o passo e os registros dele ficam, quando não são os desta cópia. */
export interface RestartPlaces extends RestorePlaces {
  /** Arquivo de progresso. */
  progress?: string;
  /** Pasta das últimas verificações. */
  checks?: string;
}

/**
 * Recomeça um passo: esquece a verificação e o progresso dele, guarda a tentativa e põe o ponto de partida no lugar.
 * @param slug pasta do passo, como `04-emprestimo`
 * @returns a pasta onde a tentativa ficou, em caminho absoluto; `undefined` se o passo já estava como veio
 * @throws {UnreadableProgress} quando o arquivo de progresso não se lê; nada terá mudado
 */
export async function restartStep(
  slug: string,
  now: Date,
  { progress, checks, ...places }: RestartPlaces = {},
): Promise<string | undefined> {
  await forgetStep(slug, progress);
  await forgetLastCheck(slug, checks);
  const starter = places.starter ?? readStarters()[slug];
  if (editedFiles(slug, starter, places.folder).length === 0) return undefined;
  return restoreStarter(slug, now, places);
}
