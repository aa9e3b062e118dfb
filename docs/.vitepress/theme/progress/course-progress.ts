/** O progresso que o curso, aberto com `npm start`, conta à página, e as mudanças dele. */
import { onMounted, onUnmounted, type Ref, shallowRef } from 'vue';
import type { StepProgress } from '../../../../shared/course/data.ts';
import { askCourse, listenToCourse } from '../live/course-link.ts';

const progress = shallowRef<readonly StepProgress[]>();
let users = 0;
let stop: (() => void) | undefined;

async function refresh(): Promise<boolean> {
  const news = await askCourse<{ steps: StepProgress[] }>('progresso');
  if (news) progress.value = news.steps;
  return news !== undefined;
}

async function follow(): Promise<void> {
  if (!(await refresh()) || users === 0 || stop) return;
  stop = listenToCourse({
    refresh,
    receive(event) {
      if (event.type === 'progress') progress.value = event.steps;
    },
  });
}

/** `undefined` até a primeira resposta, e sempre que o curso não está aberto com `npm start`. */
export function useCourseProgress(): Readonly<Ref<readonly StepProgress[] | undefined>> {
  onMounted(() => {
    users += 1;
    if (users === 1) void follow();
  });
  onUnmounted(() => {
    users -= 1;
    if (users > 0) return;
    stop?.();
    stop = undefined;
  });
  return progress;
}
