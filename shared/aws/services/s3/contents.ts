import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Piece } from './records.ts';

/** Um trecho, do byte `first` ao `last`, ambos incluídos. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Os conteúdos no disco, em arquivos de nome sorteado. */
export class Contents {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Grava um conteúdo inteiro; só depois disso um registro pode apontar para ele. */
  write(body: Uint8Array): Piece {
    const file = randomUUID();
    writeFileSync(join(this.#folder, file), body);
    return { file, size: body.length };
  }

  copy({ file, size }: Piece): Piece {
    const copy = randomUUID();
    copyFileSync(join(this.#folder, file), join(this.#folder, copy));
    return { file: copy, size };
  }

  /** Grava o trecho de um objeto num arquivo novo, sem o passar inteiro pela memória. */
  async copyRange(pieces: readonly Piece[], range: Range): Promise<Piece> {
    const file = randomUUID();
    await pipeline(Readable.from(this.stream(pieces, range)), createWriteStream(join(this.#folder, file)));
    return { file, size: range.last - range.first + 1 };
  }

  /** O conteúdo inteiro, na memória. */
  read(pieces: readonly Piece[]): Buffer {
    const bodies = pieces.map(({ file }) => readFileSync(join(this.#folder, file)));
    return bodies.length === 1 ? (bodies[0] as Buffer) : Buffer.concat(bodies);
  }

  /** O conteúdo aos pedaços; com `range`, só o trecho. */
  async *stream(pieces: readonly Piece[], range?: Range): AsyncGenerator<Buffer> {
    let position = 0;
    for (const { file, size } of pieces) {
      const start = Math.max(0, (range?.first ?? 0) - position);
      const end = Math.min(size - 1, (range?.last ?? Number.POSITIVE_INFINITY) - position);
      position += size;
      if (start <= end) yield* createReadStream(join(this.#folder, file), { start, end });
    }
  }

  delete(pieces: readonly Piece[]): void {
    for (const { file } of pieces) rmSync(join(this.#folder, file), { force: true });
  }

  /** Apaga o que ficou sem dono: uma queda veio entre gravar o conteúdo e o registro que o nomeia. */
  sweep(isOwned: (file: string) => boolean): void {
    for (const file of readdirSync(this.#folder)) {
      if (!isOwned(file)) rmSync(join(this.#folder, file), { force: true });
    }
  }
}
