/** Uma troca de texto na solução: é assim que uma resposta errada nasce. */
export interface Edit {
  file: string;
  find: string;
  replace: string;
}

/** O que a verificação deve dizer de uma resposta errada: a primeira meta que falha e por quê, ou o que a impede de começar. */
export type ExpectedVerdict = { goal: number; reason: string } | { problem: string };

/** Um engano que se vê em sala, guardado para que a verificação nunca deixe de pegá-lo. */
export interface WrongAnswer {
  /** Nome curto, que serve de pasta. */
  name: string;
  /** O engano, como um professor o contaria. */
  mistake: string;
  edits: readonly Edit[];
  expected: ExpectedVerdict;
}

/** O que se prova de um passo além da solução. */
export interface StepProof {
  /** As metas que o ponto de partida falha, e por quê. As outras ele já alcança. */
  starterFails: Readonly<Record<number, string>>;
  wrongAnswers: readonly WrongAnswer[];
}

/**
 * Aplica as trocas ao texto da solução.
 * @throws {Error} quando um trecho não aparece exatamente uma vez: a solução mudou e a resposta errada ficou velha
 */
export function applyEdits(
  files: Readonly<Record<string, string>>,
  edits: readonly Edit[],
): Record<string, string> {
  const edited = { ...files };
  for (const { file, find, replace } of edits) {
    const text = edited[file];
    if (text === undefined) throw new Error(`A solução não tem o arquivo ${file}.`);
    if (text.split(find).length !== 2)
      throw new Error(`Em ${file}, o trecho a trocar precisa aparecer uma vez só: ${find}`);
    edited[file] = text.replace(find, () => replace);
  }
  return edited;
}
