import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { ObjectRecord, UploadRecord } from '../../services/s3/records.ts';
import { folderStorage } from '../folder.ts';
import { type Clients, LostAnswer, type Scenario } from './scenario.ts';

const Bucket = 'roteiro';
/** O menor tamanho de uma parte que não é a última; o mesmo para todas, que o disco é um só. */
const PART = Buffer.alloc(5 * 1024 * 1024, 'parte');

interface OpenUpload {
  readonly key: string;
  readonly id: string;
  readonly parts: { PartNumber: number; ETag?: string }[];
}

function bodyOf(n: number): string {
  return `objeto ${n} `.repeat(1 + ((n * 37) % 400));
}

/** Objetos novos, apagados e trocados, e envios em partes que uma queda pode deixar abertos. */
export class Objects implements Scenario {
  readonly name = 'S3';
  /** O resumo de cada objeto que deve estar lá, pela chave. */
  readonly #expected = new Map<string, string>();
  /** Chaves de que não se sabe se a última chamada aconteceu. */
  readonly #uncertain = new Set<string>();
  readonly #fresh = new Set<string>();
  #version = 0;
  #next = 0;
  #upload: OpenUpload | undefined;

  async prepare({ s3 }: Clients): Promise<void> {
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'atual', Body: 'versão 0' }));
  }

  readonly works = [
    async (clients: Clients) => {
      const n = this.#next++;
      await this.#put(clients, `pasta/ação ${n}+%.txt`, bodyOf(n));
      await clients.s3.send(
        new PutObjectCommand({ Bucket, Key: 'atual', Body: `versão ${this.#version + 1}` }),
      );
      this.#version++;
      if (n % 3 === 2) await this.#delete(clients, `pasta/ação ${n - 1}+%.txt`);
      if (n % 8 === 7) await this.#multipart(clients, `partes-${n}`, n % 64 === 63);
    },
  ];

  async #put({ s3 }: Clients, Key: string, Body: string): Promise<void> {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    this.#expect(Key, Body);
  }

  async #delete({ s3 }: Clients, Key: string): Promise<void> {
    this.#expected.delete(Key);
    this.#uncertain.add(Key);
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    this.#uncertain.delete(Key);
    this.#fresh.add(Key);
  }

  async #multipart(clients: Clients, key: string, isBig: boolean): Promise<void> {
    const { UploadId } = await clients.s3.send(new CreateMultipartUploadCommand({ Bucket, Key: key }));
    this.#upload = { key, id: UploadId ?? '', parts: [] };
    const bodies = isBig ? [PART, Buffer.from(key)] : [Buffer.from(key)];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await clients.s3.send(
        new UploadPartCommand({ Bucket, Key: key, UploadId, PartNumber, Body }),
      );
      this.#upload.parts.push({ PartNumber, ETag });
    }
    await this.#complete(clients, this.#upload, Buffer.concat(bodies));
  }

  async #complete({ s3 }: Clients, { key, id, parts }: OpenUpload, body: Buffer): Promise<void> {
    this.#uncertain.add(key);
    await s3.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key: key,
        UploadId: id,
        MultipartUpload: { Parts: parts },
      }),
    );
    this.#uncertain.delete(key);
    this.#expect(key, body);
    this.#upload = undefined;
  }

  async recheck(clients: Clients): Promise<void> {
    const current = await this.#read(clients, 'atual');
    const version = Number(/^versão (\d+)$/.exec(current?.toString() ?? '')?.[1]);
    if (version !== this.#version && version !== this.#version + 1)
      throw new LostAnswer(this.name, `"atual" foi à versão ${this.#version} e agora diz "${current}"`);
    this.#version = version;
    await this.#finishUpload(clients);
    for (const key of this.#fresh) {
      const body = await this.#read(clients, key);
      // A queda veio ao apagar: as duas respostas servem.
      if (this.#uncertain.delete(key)) continue;
      if (body === undefined && !this.#expected.has(key)) continue;
      if (body === undefined || digest(body) !== this.#expected.get(key))
        throw new LostAnswer(this.name, `"${key}" não é o que foi respondido`);
    }
    this.#fresh.clear();
  }

  /** Um envio aberto com partes respondidas ainda se fecha; se a queda veio ao fechar, pode já ser um objeto. */
  async #finishUpload(clients: Clients): Promise<void> {
    const upload = this.#upload;
    this.#upload = undefined;
    if (!upload || upload.parts.length === 0) return;
    const isBig = upload.parts.length === 2 || Number(upload.key.split('-')[1]) % 64 === 63;
    const pieces = isBig ? [PART, Buffer.from(upload.key)] : [Buffer.from(upload.key)];
    const body = Buffer.concat(pieces.slice(0, upload.parts.length));
    const done = this.#uncertain.has(upload.key) ? await this.#read(clients, upload.key) : undefined;
    if (!done) return this.#complete(clients, upload, body);
    this.#uncertain.delete(upload.key);
    this.#expect(upload.key, body);
  }

  async verify({ s3 }: Clients): Promise<void> {
    const found = new Set<string>();
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
      for (const { Key = '' } of Contents) found.add(Key);
    const lost = [...this.#expected.keys()].filter((key) => !found.has(key));
    if (lost.length > 0) throw new LostAnswer(this.name, `sumiram ${lost.slice(0, 5).join(', ')}`);
  }

  /** Nenhum conteúdo sobra sem dono, e nenhum dono fica sem conteúdo. */
  audit(folder: string): void {
    const storage = folderStorage(folder);
    const objects = [...storage.collection<ObjectRecord>('s3/objects').values()];
    const uploads = [...storage.collection<UploadRecord>('s3/uploads').values()];
    const owned = [...objects.flatMap(({ pieces }) => pieces), ...uploads.flatMap(({ parts }) => parts)];
    const files = readdirSync(join(folder, 's3', 'contents'));
    if (new Set(owned.map(({ file }) => file)).size !== files.length)
      throw new LostAnswer(this.name, `${files.length} arquivos para ${owned.length} pedaços`);
  }

  #expect(key: string, body: string | Buffer): void {
    this.#expected.set(key, digest(body));
    this.#fresh.add(key);
  }

  async #read({ s3 }: Clients, Key: string): Promise<Buffer | undefined> {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
}

function digest(body: string | Buffer): string {
  return createHash('md5').update(body).digest('hex');
}
