import { cbor } from '@smithy/core/cbor';
import { awsJson } from '../protocols/aws-json.ts';
import { query } from '../protocols/query.ts';
import { restJson } from '../protocols/rest-json.ts';
import { writeXml } from '../protocols/xml.ts';
import { type HttpRequest, type Protocol, RawReply } from '../service.ts';
import { UnsupportedOperation } from '../unsupported-operation.ts';

/** Um pedido para um serviço que não há aqui: em que língua recusar, e a recusa. */
export interface Unserved {
  readonly protocol: Pick<Protocol, 'fail'>;
  readonly error: UnsupportedOperation;
}

/** Os serviços de REST que respondem em XML; os outros respondem em JSON. */
const xmlServices = new Set(['cloudfront', 'route53', 's3express', 's3-object-lambda', 's3-outposts']);

const form = query({ namespace: '', accessDenied: 'AccessDenied' });

/** O EC2 fala Query com um envelope de erro só seu. */
const ec2: Pick<Protocol, 'fail'> = {
  fail: (error, requestId) =>
    new RawReply(
      error.status,
      { 'content-type': 'text/xml' },
      writeXml('Response', {
        Errors: { Error: { Code: error.code, Message: error.message } },
        RequestID: requestId,
      }),
    ),
};

/** RPC v2 CBOR, que o CloudWatch e outros já falam. */
const rpcV2Cbor: Pick<Protocol, 'fail'> = {
  fail: (error) =>
    new RawReply(
      error.status,
      { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
      cbor.serialize({ __type: error.code, message: error.message }),
    ),
};

/** O serviço que o cliente assinou, ou o que ele diz de si; vazio quando não diz. */
function serviceOf({ headers, query: parameters }: HttpRequest): string {
  const credential = headers.authorization ?? parameters.get('X-Amz-Credential') ?? '';
  const signed = /\/\d{8}\/[^/]*\/([a-z0-9-]{1,64})\/aws4_request/.exec(credential)?.[1];
  return signed ?? /\bapi\/([a-z0-9_-]{1,64})#/.exec(headers['user-agent'] ?? '')?.[1] ?? '';
}

/** Reconhece, pelos cabeçalhos, a língua e a operação de um pedido que não é de serviço nenhum daqui. */
export function unserved(request: HttpRequest): Unserved {
  const { method, path, headers } = request;
  const service = serviceOf(request);
  const type = headers['content-type'] ?? '';
  const refuse = (operation: string, code?: string, status = 404) =>
    new UnsupportedOperation(service, operation, code, status);

  const target = headers['x-amz-target'];
  if (target !== undefined) {
    const [prefix = '', operation = ''] = target.split(/\.(?=[^.]*$)/);
    const protocol = awsJson('', type.includes('json-1.1') ? '1.1' : '1.0');
    return {
      protocol,
      error: new UnsupportedOperation(service || prefix.slice(0, 64), operation, undefined, 404),
    };
  }

  const rpc = /^\/service\/([^/]+)\/operation\/([^/]+)$/.exec(path);
  if (rpc) {
    return { protocol: rpcV2Cbor, error: refuse(rpc[2] ?? '') };
  }

  if (type.startsWith('application/x-www-form-urlencoded') || request.query.has('Action')) {
    const body = new URLSearchParams(request.body.subarray(0, 64 * 1024).toString('utf8'));
    const operation = request.query.get('Action') ?? body.get('Action') ?? '';
    return { protocol: service === 'ec2' ? ec2 : form, error: refuse(operation, 'InvalidAction', 400) };
  }

  const asked = `${method} ${path}`;
  if (xmlServices.has(service)) return { protocol: form, error: refuse(asked, 'NotImplemented', 501) };
  if (service !== '') return { protocol: restJson(), error: refuse(asked) };
  return { protocol: awsJson('', '1.0'), error: refuse(asked) };
}
