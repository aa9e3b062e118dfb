import { type Word, words } from '../text/words.ts';

/** Uma fala em leitura: cada parte entendida sai, e o que sobra é lido como itens. */
export class Speech {
  readonly text: string;
  readonly #taken: (readonly [number, number])[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** O primeiro trecho ainda não lido que casa com a expressão, que deve ser linear; o trecho sai da fala. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    const match = this.look(pattern);
    if (match) this.drop(match.index, match.index + match[0].length);
    return match;
  }

  look(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.text);
    return match && !this.#isTaken(match.index) ? match : undefined;
  }

  drop(start: number, end: number): void {
    this.#taken.push([start, end]);
  }

  /** As palavras que ainda não foram entendidas. */
  left(): Word[] {
    return words(this.text).filter((word) => !this.#isTaken(word.start));
  }

  #isTaken(place: number): boolean {
    return this.#taken.some(([start, end]) => start <= place && place < end);
  }
}
