import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { AwsError } from '../../errors.ts';
import { hashFolder } from './hash-folder.ts';
import type { CodeRecord } from './records.ts';
import { unzip } from './unzip.ts';

/** Escreve um arquivo do zip. @throws `AwsError` quando o nome não serve: longo demais, ou pasta em um lugar e arquivo em outro */
function writeInside(file: string, bytes: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  } catch (error) {
    throw new AwsError(
      'InvalidParameterValueException',
      'Could not unzip uploaded file. Please check your file, then try to upload again.',
      400,
      {},
      { cause: error },
    );
  }
}

/** Os códigos das funções, cada um numa pasta com o resumo do seu conteúdo: o mesmo código, a mesma pasta. */
export class CodeStore {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
    this.#prepare();
  }

  folderOf(code: CodeRecord): string {
    return join(this.#root, code.folder);
  }

  /** Guarda o código de um zip. @throws `AwsError` quando não é um zip, ou quando um nome sai da pasta */
  putZip(zip: Uint8Array): CodeRecord {
    const files = unzip(zip);
    return this.#store(createHash('sha256').update(zip), zip.length, (folder) => {
      for (const [name, bytes] of files) {
        const file = resolve(folder, name);
        if (!file.startsWith(folder + sep)) {
          throw new AwsError(
            'InvalidParameterValueException',
            'The uploaded file has a path outside its root.',
          );
        }
        if (name.endsWith('/')) continue;
        writeInside(file, bytes);
      }
    });
  }

  /** Copia o código de uma pasta, como a que o CDK deixa em `cdk.out/asset.*`. */
  putFolder(source: string): CodeRecord {
    const { hash, size } = hashFolder(source);
    return this.#store(hash, size, (folder) =>
      cpSync(source, folder, { recursive: true, dereference: true }),
    );
  }

  #store(hash: ReturnType<typeof createHash>, size: number, fill: (folder: string) => void): CodeRecord {
    const digest = hash.digest();
    const name = digest.toString('hex').slice(0, 32);
    const folder = join(this.#root, name);
    if (!existsSync(folder)) {
      const temporary = `${folder}.tmp`;
      rmSync(temporary, { recursive: true, force: true });
      mkdirSync(temporary, { recursive: true });
      try {
        fill(temporary);
      } catch (error) {
        rmSync(temporary, { recursive: true, force: true });
        throw error;
      }
      renameSync(temporary, folder);
    }
    return { sha256: digest.toString('base64'), size, folder: name };
  }

  /**
   * Em volta do código, o que há em volta dele na AWS: nenhum `package.json` acima que diga `module`, e o
   * AWS SDK, que o runtime traz.
   */
  #prepare(): void {
    mkdirSync(join(this.#root, 'node_modules'), { recursive: true });
    const manifest = join(this.#root, 'package.json');
    if (!existsSync(manifest)) writeFileSync(manifest, '{}\n');
    const sdk = dirname(dirname(createRequire(import.meta.url).resolve('@aws-sdk/client-sfn/package.json')));
    const link = join(this.#root, 'node_modules', '@aws-sdk');
    // Refeito a cada início: o projeto pode ter mudado de lugar desde a última vez.
    if (lstatSync(link, { throwIfNoEntry: false })) unlinkSync(link);
    symlinkSync(sdk, link, 'junction');
  }
}
