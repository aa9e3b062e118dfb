import { type Action, RawReply, StreamReply } from '../../service.ts';
import { readObject } from './read-object.ts';
import { type S3, s3Arn } from './s3.ts';

/** Até aqui o objeto sai de uma vez; acima, aos pedaços, sem caber inteiro na memória. */
const WHOLE_BYTES = 1024 * 1024;

/** `GetObject`, inteiro, um trecho (`Range`) ou uma parte (`partNumber`), com as condições do HTTP. */
export const getObject: Action<S3> = {
  route: 'GET /{Bucket}/{Key+}',
  permission: ({ Bucket, Key }) => ({ action: 's3:GetObject', resource: s3Arn(Bucket, Key) }),
  run(input, service, { request }) {
    const { status, headers, object, range } = readObject(input, service, request?.headers ?? {});
    if (status === 304) return new RawReply(status, headers, '');
    const { contents } = service;
    // Quem chama por dentro quer os bytes.
    if (!request) return new RawReply(status, headers, contents.read(object.pieces));
    if (object.size > WHOLE_BYTES)
      return new StreamReply(headers, contents.stream(object.pieces, range), status);
    const whole = contents.read(object.pieces);
    return new RawReply(status, headers, range ? whole.subarray(range.first, range.last + 1) : whole);
  },
};
