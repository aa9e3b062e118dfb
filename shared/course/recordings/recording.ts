/**
 * O que o site mostra de uma solução sem executá-la: as máquinas dela e a história de uma execução.
 * `npm run curso:gravacoes` grava em `docs/gravacoes/`; `npm test` confere que a gravação ainda é da solução de agora.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { Json } from '../../testing/json.ts';
import type { MachineDrawing } from '../../testing/report.ts';
import { ROOT, shown, solutionFolder } from '../paths.ts';
import { readFolder } from '../starters/starters.ts';

/** Um evento da história, com o instante em texto ISO: a gravação é JSON. */
export type RecordedEvent = Omit<HistoryEvent, 'timestamp'> & { timestamp: string };

/** Uma execução da solução com o `entrada.json` dela, por um relógio virtual. */
export interface RecordedExecution {
  /** Nome da máquina que foi executada, entre as da gravação. */
  machine: string;
  input: Json;
  status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  output: Json;
  error?: string;
  cause?: string;
  events: RecordedEvent[];
}

export interface Recording {
  /** De que arquivos a gravação saiu: o SHA-256 deles. */
  fingerprint: string;
  machines: MachineDrawing[];
  execution: RecordedExecution;
}

export const recordingFile = (slug: string): string => path.join(ROOT, 'docs', 'gravacoes', `${slug}.json`);

/** A gravação de um passo, como está no repositório. */
export const readRecording = (slug: string): Recording =>
  JSON.parse(readFileSync(recordingFile(slug), 'utf8')) as Recording;

/** A porta da AWS local muda a cada vez; nas gravações ela é a de sempre. */
export const withUsualPort = (text: string): string => text.replace(/(?<=127\.0\.0\.1:)\d+/g, '4566');

/** O SHA-256 dos arquivos de uma solução, com as quebras de linha iguais em qualquer sistema. */
export const fingerprintOf = (slug: string): string =>
  createHash('sha256')
    .update(JSON.stringify(readFolder(solutionFolder(slug))))
    .digest('hex');

/**
 * Em que a gravação guardada não é mais da solução; vazio quando é.
 * @param machines as máquinas que a solução produz agora
 */
export function recordingFaults(slug: string, machines: readonly MachineDrawing[]): string[] {
  return existsSync(recordingFile(slug)) && isCurrent(readRecording(slug), slug, machines)
    ? []
    : [`a gravação em ${shown(recordingFile(slug))} não é da solução de agora; rode npm run curso:gravacoes`];
}

const isCurrent = (recording: Recording, slug: string, machines: readonly MachineDrawing[]): boolean =>
  recording.fingerprint === fingerprintOf(slug) &&
  recording.machines.length === machines.length &&
  recording.machines.every(({ name, definition }) =>
    machines.some((machine) => machine.name === name && withUsualPort(machine.definition) === definition),
  );
