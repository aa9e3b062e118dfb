import { Unzip, UnzipInflate } from 'fflate';
import { AwsError } from '../../errors.ts';

/** O que a AWS aceita de código descompactado. */
const MAX_UNZIPPED_BYTES = 250 * 1024 * 1024;
/** Nenhuma função chega perto; um zip pequeno pode dizer que tem milhões. */
const MAX_FILES = 100_000;
/** Quanto do zip se abre por vez: o DEFLATE cresce até mil vezes, e a conta é feita a cada pedaço. */
const STEP = 16 * 1024;

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterValueException', message);
}

/** O que o zip diz do seu tamanho pode ser mentira: só vale o que sai dele. */
class TooLarge extends Error {}

function filesOf(zip: Uint8Array, limit: number): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let total = 0;
  let open = 0;
  const unzip = new Unzip((file) => {
    if (files.size + open >= MAX_FILES) throw new TooLarge();
    const chunks: Uint8Array[] = [];
    open++;
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error;
      total += chunk.length;
      if (total > limit) throw new TooLarge();
      chunks.push(chunk);
      if (!isLast) return;
      open--;
      files.set(file.name, Buffer.concat(chunks));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < zip.length; start += STEP) {
    unzip.push(zip.subarray(start, start + STEP), start + STEP >= zip.length);
  }
  if (open > 0 || files.size === 0) throw new Error('incomplete');
  return files;
}

/**
 * Abre o zip de uma função sem acreditar no que ele diz de si.
 * @param limit bytes que podem sair dele
 * @returns o conteúdo de cada arquivo, pelo nome como está no zip
 * @throws `AwsError` `InvalidParameterValueException` quando não é um zip ou passa do que a AWS aceita
 */
export function unzip(zip: Uint8Array, limit = MAX_UNZIPPED_BYTES): Map<string, Uint8Array> {
  try {
    return filesOf(zip, limit);
  } catch (error) {
    throw refused(
      error instanceof TooLarge
        ? `Unzipped size must be smaller than ${limit} bytes`
        : 'Could not unzip uploaded file. Please check your file, then try to upload again.',
    );
  }
}
