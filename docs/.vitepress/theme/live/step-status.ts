/** O que `npm start` conta de um passo, enquanto a página está aberta; `undefined` na página estática. */
import { onMounted, onUnmounted, type Ref, type ShallowRef, shallowRef } from 'vue';
import type { CourseEvent, StepStatus } from '../../../../shared/course/data.ts';
import { askCourse, listenToCourse, tellCourse } from './course-link.ts';

export interface LiveStatus extends StepStatus {
  /** Quando a verificação em andamento começou, em milissegundos desde 1970. */
  since?: number;
  /** Por que a última verificação não pôde ser feita ou guardada. */
  trouble?: string;
}

/** Um passo que alguém na página acompanha. */
interface Followed {
  status: ShallowRef<LiveStatus | undefined>;
  users: number;
  stop?: () => void;
}

/** O último estado de cada passo: a página renasce a cada salvamento e mostra na hora o que já sabia. */
const followed = new Map<string, Followed>();

/** O que um evento muda no estado de um passo. */
export function afterEvent(status: LiveStatus, event: CourseEvent, now: number): LiveStatus {
  const { report, machines, hintsShown } = status;
  switch (event.type) {
    case 'running':
      return { report, machines, hintsShown, running: true, since: now };
    case 'report':
      return {
        report: event.report,
        machines: event.machines,
        hintsShown: event.hintsShown,
        running: false,
      };
    case 'hints':
      return { ...status, hintsShown: event.hintsShown };
    case 'restarted':
      return { report: null, machines, hintsShown: 1, running: true, since: now };
    case 'trouble':
      return { report, machines, hintsShown, running: false, trouble: event.message };
    case 'progress':
      return status;
  }
}

async function follow(step: string, entry: Followed): Promise<void> {
  const refresh = async () => {
    const news = await askCourse<StepStatus>(`passos/${step}`);
    if (!news) return false;
    const since = news.running ? (entry.status.value?.since ?? Date.now()) : undefined;
    entry.status.value = { ...news, since };
    return true;
  };
  if (!(await refresh()) || entry.users === 0 || entry.stop) return;
  entry.stop = listenToCourse({
    refresh,
    receive(event) {
      if (event.type === 'progress' || event.step !== step || !entry.status.value) return;
      entry.status.value = afterEvent(entry.status.value, event, Date.now());
    },
  });
}

/** O estado de um passo, atualizado a cada salvamento. Todos os que o pedem na página veem o mesmo. */
export function useStepStatus(step: string): Readonly<Ref<LiveStatus | undefined>> {
  if (!import.meta.env.DEV) return shallowRef();
  const entry = followed.get(step) ?? { status: shallowRef(), users: 0 };
  followed.set(step, entry);
  onMounted(() => {
    entry.users += 1;
    if (entry.users === 1) void follow(step, entry);
  });
  onUnmounted(() => {
    entry.users -= 1;
    if (entry.users > 0) return;
    entry.stop?.();
    entry.stop = undefined;
  });
  return entry.status;
}

/**
 * Pede uma verificação agora.
 * @param seed semente das entradas; sorteada, se não for dada
 * @throws {CourseRefusal} quando o curso não a faz
 */
export const requestCheck = (step: string, seed?: number): Promise<{ pedido: string }> =>
  tellCourse(`passos/${step}/verificar`, seed === undefined ? {} : { semente: seed });
