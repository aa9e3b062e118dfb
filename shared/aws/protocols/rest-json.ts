import { AwsError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import { type ActionTable, type HttpRequest, type Protocol, RawReply } from '../service.ts';
import { UnsupportedOperation } from '../unsupported-operation.ts';
import { readJsonBody } from './aws-json.ts';

interface Route {
  readonly action: string;
  readonly method: string;
  readonly segments: readonly string[];
}

const compiled = new WeakMap<ActionTable, readonly Route[]>();

function routesOf(actions: ActionTable): readonly Route[] {
  let routes = compiled.get(actions);
  if (!routes) {
    routes = Object.entries(actions).flatMap(([action, { route }]) => {
      if (!route) return [];
      const [method = '', path = ''] = route.split(' ');
      return [{ action, method, segments: path.split('/') }];
    });
    compiled.set(actions, routes);
  }
  return routes;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AwsError('SerializationException', 'The request path is not validly encoded');
  }
}

function match(route: Route, request: HttpRequest, segments: readonly string[]): JsonObject | undefined {
  if (route.method !== request.method || route.segments.length !== segments.length) return undefined;
  const labels: JsonObject = {};
  for (const [index, expected] of route.segments.entries()) {
    const actual = segments[index] ?? '';
    if (expected.startsWith('{')) {
      if (actual === '') return undefined;
      labels[expected.slice(1, -1)] = decode(actual);
    } else if (expected !== actual) return undefined;
  }
  return labels;
}

/**
 * REST JSON: a ação vem no método e no caminho; a entrada junta o caminho, a consulta e o corpo.
 * O corpo de uma ação em `rawBodies` não é JSON do protocolo: a ação o lê de `call.request`.
 */
export function restJson(rawBodies: readonly string[] = []): Protocol {
  return {
    read(request, actions) {
      const path = request.path.length > 1 ? request.path.replace(/\/$/, '') : request.path;
      const segments = path.split('/');
      for (const route of routesOf(actions)) {
        const labels = match(route, request, segments);
        if (!labels) continue;
        const query = Object.fromEntries(request.query);
        const body = rawBodies.includes(route.action) ? {} : readJsonBody(request.body);
        return { action: route.action, input: { ...query, ...body, ...labels } };
      }
      throw new UnsupportedOperation('', `${request.method} ${request.path}`, undefined, 404);
    },
    write: (output, status) =>
      new RawReply(
        status,
        { 'content-type': 'application/json' },
        status === 204 || Object.keys(output).length === 0 ? '' : JSON.stringify(output),
      ),
    fail: (error) =>
      new RawReply(
        error.status,
        { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
        JSON.stringify({
          Type: error.status >= 500 ? 'Service' : 'User',
          message: error.message,
          Message: error.message,
          ...error.fields,
        }),
      ),
  };
}
