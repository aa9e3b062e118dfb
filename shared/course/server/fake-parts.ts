/** Quem atende à API local nos testes dela: anota o que lhe pediram e não mexe em nada. */
import type { CheckReport } from '../../testing/report.ts';
import type { Assistant } from '../assistant/assistant.ts';
import type { CheckHub } from './check-hub.ts';
import type { CourseEvent } from './course-event.ts';
import { NotAStepFile } from './editor/step-file.ts';
import { createLocalApi, type LocalApiParts } from './local-api.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxMessage } from './outbox-message.ts';
import type { StepDesk } from './step-desk.ts';

export const SLUG = '01-fluxograma';
const REPORT: CheckReport = {
  step: SLUG,
  outcome: 'passed',
  goals: [],
  machines: [{ name: 'pizza', definition: '{}' }],
  seed: 1,
  durationMs: 1,
};

export const STATUS = { report: REPORT, running: true, machines: REPORT.machines, hintsShown: 1 };

/** Um hub que não verifica nada: lembra o que lhe pediram e deixa o teste contar o que aconteceu. */
export function fakeHub() {
  const requested: string[] = [];
  const seeds: (number | undefined)[] = [];
  const told: CourseEvent[] = [];
  const listeners = new Set<(event: CourseEvent) => void>();
  const hub: CheckHub = {
    status: () => STATUS,
    progress: () => [{ step: SLUG, state: 'passed', goals: { passed: 5, total: 5 } }],
    request(step, seed) {
      requested.push(step);
      seeds.push(seed);
    },
    changed: (step) => requested.push(step),
    hint: async () => 2,
    tell: (event) => told.push(event),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
  };
  const tell = (event: CourseEvent) => {
    for (const listener of listeners) listener(event);
  };
  return { hub, requested, seeds, told, listeners, tell };
}

export const NOTICE: OutboxMessage = {
  id: '2',
  kind: 'notification',
  protocol: 'email',
  endpoint: 'ana@example.com',
  subject: 'Pedido',
  message: 'Saiu para entrega.',
  receivedAt: '2026-11-22T12:00:00.000Z',
};

/** Uma caixa com um aviso, que se deixa esvaziar. */
export function fakeOutbox(messages: OutboxMessage[] = [NOTICE]): Outbox {
  return {
    read: async (after) => {
      const newer = messages.filter(({ id }) => id > after);
      return { messages: newer, next: newer.at(-1)?.id ?? after, hasMore: false };
    },
    clear: async () => {
      messages.length = 0;
    },
  };
}

/** Uma mesa com um passo só, que anota o que fez. */
export function fakeDesk() {
  const did: unknown[] = [];
  const desk: StepDesk = {
    compare: () => [{ name: 'pizza.asl.json', mine: '{}', solution: '{ }' }],
    async restart(slug) {
      did.push(['restart', slug]);
      return '.tentativas/a';
    },
    async open(slug, place) {
      did.push(['open', slug, place]);
      if (place.file.includes('..')) throw new NotAStepFile('Só abro arquivos do passo.');
      return { opened: true };
    },
  };
  return { desk, did };
}

export const apiWith = (parts: Partial<LocalApiParts> = {}) =>
  createLocalApi({
    hub: fakeHub().hub,
    outbox: fakeOutbox(),
    desk: fakeDesk().desk,
    runTask: async () => '{}',
    // Os testes do assistente ficam com as rotas dele.
    assistant: {} as Assistant,
    ...parts,
  });

/** Um pedido como a página faz. */
export const asked = (body?: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'X-Curso': '1' },
  body: body === undefined ? undefined : JSON.stringify(body),
});
