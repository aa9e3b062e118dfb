/**
 * A ligação da página com `npm start`: uma só, por mais componentes que a usem. Na página estática não há com
 * quem falar, e nada é pedido.
 */
import { type Ref, shallowRef } from 'vue';
import type { CourseEvent } from '../../../../shared/course/data.ts';

/** `none`: ninguém precisa dela, ou o curso não está aberto com `npm start`. `lost`: o `npm start` parou. */
export type Connection = 'none' | 'open' | 'lost';

/** Quem ouve o curso. */
export interface CourseListener {
  receive(event: CourseEvent): void;
  /** A ligação abriu, ou voltou: o que aconteceu antes não foi contado; pergunte de novo. */
  refresh(): void;
}

/** Quanto esperar para tentar de novo quando o navegador desiste, em milissegundos. */
const RETRY_MS = 3000;

const state = shallowRef<Connection>('none');
const listeners = new Set<CourseListener>();
let source: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;

/** Em que pé está a ligação. */
export const connection: Readonly<Ref<Connection>> = state;

function open(): void {
  source = new EventSource('/_curso/eventos');
  source.addEventListener('inicio', () => {
    state.value = 'open';
    for (const listener of listeners) listener.refresh();
  });
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    for (const listener of listeners) listener.receive(JSON.parse(data) as CourseEvent);
  });
  source.addEventListener('error', () => {
    state.value = 'lost';
    if (source?.readyState !== EventSource.CLOSED) return;
    clearTimeout(retry);
    retry = setTimeout(open, RETRY_MS);
  });
}

/** Passa a ouvir o curso; devolve como parar. A ligação fecha quando ninguém mais ouve. */
export function listenToCourse(listener: CourseListener): () => void {
  listeners.add(listener);
  if (listeners.size === 1) open();
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    clearTimeout(retry);
    source?.close();
    source = undefined;
    state.value = 'none';
  };
}

/**
 * Pergunta algo à API do curso.
 * @param address o endereço depois de `/_curso/`
 * @returns o JSON da resposta; `undefined` quando o curso não está aberto com `npm start`
 */
export async function askCourse<T>(address: string): Promise<T | undefined> {
  const response = await fetch(`/_curso/${address}`).catch(() => undefined);
  if (!response?.ok || !response.headers.get('content-type')?.includes('json')) return undefined;
  return (await response.json()) as T;
}

/** O curso não pôde fazer o que a página pediu; a mensagem é para quem pediu. */
export class CourseRefusal extends Error {
  override readonly name = 'CourseRefusal';
}

/**
 * Pede ao curso que faça algo.
 * @param address o endereço depois de `/_curso/`
 * @returns o JSON da resposta
 * @throws {CourseRefusal} quando ele não faz, ou quando o `npm start` parou
 */
export async function tellCourse<T>(address: string, body: object = {}): Promise<T> {
  const response = await fetch(`/_curso/${address}`, {
    method: 'POST',
    headers: { 'X-Curso': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!response)
    throw new CourseRefusal('O npm start parou. Abra o curso de novo no terminal e tente outra vez.');
  const answer = await response.json().catch(() => undefined);
  if (!response.ok)
    throw new CourseRefusal(answer?.erro ?? `O curso respondeu ${response.status}, sem dizer por quê.`);
  return answer as T;
}
