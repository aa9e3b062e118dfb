import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { executeFolder } from '../../testing/execute-folder.ts';
import type { Json } from '../../testing/json.ts';
import { machinesOf } from '../../testing/machines-of.ts';
import { solutionFolder } from '../paths.ts';
import { fingerprintOf, type RecordedEvent, type Recording, withUsualPort } from './recording.ts';

/** Executa a solução de um passo, em uma AWS local que só vive enquanto isso, e diz o que ela fez. */
export async function makeRecording(slug: string): Promise<Recording> {
  const folder = solutionFolder(slug);
  const input = JSON.parse(await readFile(path.join(folder, 'entrada.json'), 'utf8')) as Json;
  const machines = await machinesOf(folder);
  const { events, status, output, error, cause } = await executeFolder(folder, input);
  const recording: Recording = {
    fingerprint: fingerprintOf(slug),
    machines,
    execution: {
      // A que se executa vem primeiro.
      machine: machines[0]?.name ?? '',
      input,
      status,
      output,
      error,
      cause,
      events: JSON.parse(JSON.stringify(events)) as RecordedEvent[],
    },
  };
  return JSON.parse(withUsualPort(JSON.stringify(recording))) as Recording;
}
