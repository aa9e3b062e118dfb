import { AwsError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { type HttpRequest, type Protocol, RawReply } from '../service.ts';
import { writeXml } from './xml.ts';

/** Até onde um pedido pode ir: nenhum cliente chega perto, e ler além disto só serviria a quem quer travar o servidor. */
const MAX_PARAMETERS = 10_000;
const MAX_DEPTH = 16;

/** Um parâmetro com os seus filhos, ainda sem saber se é lista, mapa ou estrutura. */
interface Node {
  text?: string;
  readonly children: Map<string, Node>;
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedQueryString', message, 404);
}

function place(root: Node, name: string, value: string): void {
  const parts = name.split('.', MAX_DEPTH + 1);
  if (parts.length > MAX_DEPTH) throw malformed('The request parameters are nested too deeply');
  let node = root;
  for (const part of parts) {
    let child = node.children.get(part);
    if (!child) {
      child = { children: new Map() };
      node.children.set(part, child);
    }
    node = child;
  }
  node.text = value;
}

/** Os filhos numerados, na ordem dos números; os números não precisam ser seguidos nem pequenos. */
function numbered(node: Node): Node[] {
  return [...node.children]
    .filter(([index]) => /^\d{1,15}$/.test(index))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child);
}

function fieldOf(node: Node, ...names: string[]): Node | undefined {
  for (const name of names) {
    const child = node.children.get(name);
    if (child) return child;
  }
  return undefined;
}

/** `member.N` é uma lista; `entry.N.key` e `entry.N.value`, um mapa; o resto, uma estrutura. */
function readNode(node: Node): unknown {
  if (node.children.size === 0) return node.text ?? '';
  const members = node.children.get('member');
  if (members && node.children.size === 1) return numbered(members).map(readNode);
  const entries = node.children.get('entry');
  if (entries && node.children.size === 1) {
    return Object.fromEntries(
      numbered(entries).map((entry) => {
        const key = fieldOf(entry, 'key', 'Name');
        const value = fieldOf(entry, 'value', 'Value');
        return [key?.text ?? '', value ? readNode(value) : ''];
      }),
    );
  }
  return Object.fromEntries([...node.children].map(([name, child]) => [name, readNode(child)]));
}

/**
 * Lê os parâmetros de um pedido Query numa entrada de API. Todo valor é texto.
 * @throws `AwsError` `MalformedQueryString` quando há parâmetros demais ou fundos demais
 */
export function readParameters(parameters: URLSearchParams): JsonObject {
  const root: Node = { children: new Map() };
  let count = 0;
  for (const [name, value] of parameters) {
    if (++count > MAX_PARAMETERS) throw malformed('The request has too many parameters');
    place(root, name, value);
  }
  return Object.fromEntries([...root.children].map(([name, child]) => [name, readNode(child)]));
}

function parametersOf(request: HttpRequest): URLSearchParams {
  const body = new URLSearchParams(request.body.toString('utf8'));
  return new URLSearchParams([...request.query, ...body]);
}

/** O valor como o XML do Query o quer: listas em `member`, e cada `Map` em `entry` com `key` e `value`. */
function toXml(value: unknown): unknown {
  if (Array.isArray(value)) return { member: value.map(toXml) };
  if (value instanceof Map) return { entry: [...value].map(([key, item]) => ({ key, value: toXml(item) })) };
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, toXml(item)]));
}

export interface QueryOptions {
  /** `http://sns.amazonaws.com/doc/2010-03-31/` */
  readonly namespace: string;
  /** O nome que este serviço dá a um acesso negado, como `AuthorizationError` no SNS. */
  readonly accessDenied: string;
}

/**
 * Query: um formulário com `Action=` na ida, XML na volta. O que a ação devolve pode ter listas e, para os mapas da
 * API, `Map`.
 */
export function query({ namespace, accessDenied }: QueryOptions): Protocol {
  const headers = { 'content-type': 'text/xml' };
  const codes: Readonly<Record<string, string>> = {
    AccessDeniedException: accessDenied,
    UnknownOperationException: 'InvalidAction',
  };
  return {
    read(request) {
      const { Action, Version: _version, ...input } = readParameters(parametersOf(request));
      return { action: typeof Action === 'string' ? Action : '', input };
    },
    write(output, status, { action, requestId }) {
      const content = { [`${action}Result`]: toXml(output), ResponseMetadata: { RequestId: requestId } };
      return new RawReply(status, headers, writeXml(`${action}Response`, content, namespace));
    },
    fail(error, requestId) {
      const content = {
        Error: {
          Type: error.status >= 500 ? 'Receiver' : 'Sender',
          Code: codes[error.code] ?? error.code,
          Message: error.message,
        },
        RequestId: requestId,
      };
      return new RawReply(error.status, headers, writeXml('ErrorResponse', content, namespace));
    },
  };
}
