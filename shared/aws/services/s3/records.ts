import type { Algorithm, ChecksumType } from './checksums.ts';

export type Tags = Readonly<Record<string, string>>;

export interface BucketRecord {
  readonly name: string;
  /** Milissegundos desde 1970. */
  readonly creationDate: number;
  readonly tags?: Tags;
}

/** Um pedaço do conteúdo de um objeto. */
export interface Piece {
  /** Nome do arquivo: nunca vem da chave, que pode ter `..` e `/`. */
  readonly file: string;
  /** Bytes. */
  readonly size: number;
}

export interface ObjectRecord {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Com as aspas, como no cabeçalho. */
  readonly etag: string;
  readonly lastModified: number;
  /** Cabeçalhos guardados com o objeto: `content-type`, `cache-control`, `x-amz-meta-*`, somas de verificação. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags?: Tags;
  /** Um envio simples tem um; um envio em partes, um por parte, com o que `GetObjectAttributes` mostra dela. */
  readonly pieces: readonly (Piece & Partial<Pick<PartRecord, 'number' | 'checksum'>>)[];
}

/** Uma parte que chegou, de um envio ainda aberto. */
export interface PartRecord extends Piece {
  readonly number: number;
  readonly etag: string;
  readonly lastModified: number;
  /** A soma no algoritmo do envio, em base64. */
  readonly checksum: string;
}

/** Um envio em partes, ainda aberto. */
export interface UploadRecord {
  readonly id: string;
  readonly bucket: string;
  readonly key: string;
  readonly initiated: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags?: Tags;
  readonly algorithm: Algorithm;
  readonly checksumType: ChecksumType;
  /** Na ordem dos números. */
  readonly parts: readonly PartRecord[];
}
