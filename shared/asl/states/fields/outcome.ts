import type { Thread } from '../../execution/thread.ts';
import type { Json } from '../../json/json.ts';
import { type Assigned, assignVariables } from './assign.ts';
import { checkSize } from './size-limit.ts';

/** O que um estado deixa ao sair: a saída e as variáveis atribuídas. Já avaliado, ainda não aplicado. */
export interface Outcome {
  readonly output: Json;
  readonly assigned: Assigned;
}

/** Aplica o fim de um estado: troca as variáveis, guarda a saída em `thread.output`, anota o evento. */
export function leave(thread: Thread, { output, assigned }: Outcome): void {
  const { exitedType, name } = thread.state;
  if (output !== thread.input) checkSize(output, name);
  const hasAssigned = assigned !== undefined && Object.keys(assigned).length > 0;
  if (hasAssigned) assignVariables(thread, assigned);
  thread.output = output;
  thread.record(exitedType, name, output, hasAssigned ? assigned : undefined);
  if (thread.replayed) thread.restore(thread.replayed);
}
