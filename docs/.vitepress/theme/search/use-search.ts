import { computed, onMounted, type Ref, ref, shallowRef } from 'vue';
import { type Answer, openIndex, type SearchIndex, search } from './search-index.ts';

const NOTHING: Answer = { hits: [], isPartial: false };

/** Em que pé está o índice: ainda vindo, pronto, ou não veio. */
type State = 'loading' | 'ready' | 'failed';

/** O índice serve à visita inteira: abre-se uma vez. */
let opened: SearchIndex | undefined;

async function loadIndex(): Promise<SearchIndex> {
  const { default: fetchIndex } = await import('virtual:indice-da-busca');
  opened ??= openIndex(await fetchIndex());
  return opened;
}

/** O que a pergunta acha, a cada letra. */
export function useSearch(question: Ref<string>): { answer: Ref<Answer>; state: Ref<State> } {
  const index = shallowRef<SearchIndex | undefined>(opened);
  const state = ref<State>(opened ? 'ready' : 'loading');
  onMounted(async () => {
    try {
      index.value = await loadIndex();
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
  });
  const answer = computed(() => (index.value ? search(index.value, question.value) : NOTHING));
  return { answer, state };
}
