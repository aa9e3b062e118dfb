import { type ComputedRef, computed, onMounted, ref } from 'vue';
import { data as steps } from '../../steps.data.ts';
import { useCourseProgress } from './course-progress.ts';
import { useReader } from './reader-store.ts';
import { type Standings, standingsOfCourse, standingsOfReader } from './standing.ts';

const SLUGS = steps.map(({ slug }) => slug);
const UNKNOWN: Standings = new Map();

/**
 * Em que pé está cada passo, de uma fonte só: sob `npm start`, o que o curso verificou; na página estática, o que
 * a pessoa marcou. Vazio até a página estar montada, como no HTML do servidor.
 */
export function useStandings(): ComputedRef<Standings> {
  if (import.meta.env.DEV) {
    const course = useCourseProgress();
    return computed(() => (course.value ? standingsOfCourse(course.value) : UNKNOWN));
  }
  const { progress } = useReader();
  const isMounted = ref(false);
  onMounted(() => {
    isMounted.value = true;
  });
  return computed(() => (isMounted.value ? standingsOfReader(SLUGS, progress.value) : UNKNOWN));
}
