import { AwsError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { type ActionTable, type HttpRequest, type Protocol, RawReply } from '../service.ts';
import { UnsupportedOperation } from '../unsupported-operation.ts';
import { writeXml } from './xml.ts';

/** A raiz e o conteúdo de uma resposta em XML, e os cabeçalhos que vão com ela. */
export class XmlReply {
  readonly root: string;
  readonly content: object;
  readonly headers: Readonly<Record<string, string>>;

  constructor(root: string, content: object, headers: Readonly<Record<string, string>> = {}) {
    this.root = root;
    this.content = content;
    this.headers = headers;
  }
}

interface Route {
  readonly action: string;
  readonly method: string;
  readonly hasBucket: boolean;
  readonly hasKey: boolean;
  /** Parâmetros da consulta que a rota exige, como `list-type=2`; sem valor, basta estar. */
  readonly query: readonly (readonly [string, string])[];
  readonly header: string | undefined;
}

function parseRoute(action: string, route: string): Route {
  const [, method = '', path = '', query = '', header] =
    /^(\S+) ([^?\s]*)(?:\?(\S+))?(?: \[(\S+)\])?$/.exec(route) ?? [];
  return {
    action,
    method,
    hasBucket: path.includes('{Bucket}'),
    hasKey: path.includes('{Key+}'),
    query: [...new URLSearchParams(query)],
    header,
  };
}

const compiled = new WeakMap<ActionTable, readonly Route[]>();

/** As rotas de um serviço, a mais exigente primeiro. */
function routesOf(actions: ActionTable): readonly Route[] {
  let routes = compiled.get(actions);
  if (!routes) {
    routes = Object.entries(actions)
      .flatMap(([action, { route }]) => (route ? [parseRoute(action, route)] : []))
      .sort((a, b) => b.query.length + (b.header ? 1 : 0) - a.query.length - (a.header ? 1 : 0));
    compiled.set(actions, routes);
  }
  return routes;
}

/** Parâmetros da consulta que escolhem outra ação: uma rota que não os pede não serve a quem os traz. */
const subresources = new Set([
  'abac',
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'delete',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'lifecycle',
  'list-type',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'renameObject',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versioning',
  'versions',
  'website',
]);

function fits(route: Route, request: HttpRequest, bucket: string, key: string): boolean {
  if (route.method !== request.method || route.hasBucket !== (bucket !== '') || route.hasKey !== (key !== ''))
    return false;
  if (route.header !== undefined && request.headers[route.header] === undefined) return false;
  for (const name of request.query.keys()) {
    if (subresources.has(name) && !route.query.some(([wanted]) => wanted === name)) return false;
  }
  return route.query.every(
    ([name, value]) => request.query.has(name) && (value === '' || request.query.get(name) === value),
  );
}

/** O balde e a chave: `/balde/chave`, ou `chave` com o balde no nome do servidor (`balde.localhost`). */
function locate(request: HttpRequest): { bucket: string; key: string } {
  const host = (request.headers.host ?? request.headers[':authority'] ?? '').replace(/:\d+$/, '');
  const virtual = /^(.+?)(?:\.s3(?:\.[a-z0-9-]+)?)?\.localhost$/.exec(host)?.[1];
  let path: string;
  try {
    path = decodeURIComponent(request.path);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
  if (virtual && virtual !== 's3') return { bucket: virtual, key: path.slice(1) };
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return { bucket, key };
}

/** REST XML, como o S3 o fala: a ação vem do método, do balde, da chave e de parâmetros da consulta. */
export function restXml(namespace: string): Protocol {
  return {
    read(request, actions) {
      const { bucket, key } = locate(request);
      const route = routesOf(actions).find((candidate) => fits(candidate, request, bucket, key));
      if (!route) {
        const asked = `${request.method} ${request.path}${request.query.size === 0 ? '' : `?${request.query}`}`;
        throw new UnsupportedOperation('', asked, 'NotImplemented', 501);
      }
      const input: JsonObject = { ...Object.fromEntries(request.query), Bucket: bucket, Key: key };
      return { action: route.action, input };
    },
    write(output, status) {
      if (output instanceof XmlReply) {
        const headers = { 'content-type': 'application/xml', ...output.headers };
        return new RawReply(status, headers, writeXml(output.root, output.content, namespace));
      }
      return new RawReply(status, {}, '');
    },
    fail: (error) =>
      new RawReply(
        error.status,
        { 'content-type': 'application/xml' },
        writeXml('Error', { Code: error.code, Message: error.message, ...error.fields }),
      ),
  };
}
