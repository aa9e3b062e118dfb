/** O assistente que vive na AWS local, sob `npm start`: o que se vê dele e o que se pede a ele. */
import { onMounted, onUnmounted, type Ref, ref, shallowRef, watch } from 'vue';
import type { AssistantView, OrderView } from '../../../../shared/course/data.ts';
import { askCourse, tellCourse } from '../live/course-link.ts';

/** De quanto em quanto tempo perguntar o que mudou, em milissegundos. */
const PAUSE_MS = 1000;

/** O pedido que esta aba acompanha: cada aba tem o seu, e um recarregamento não o perde. */
const CHOSEN = 'assistente-pedido';

export interface UseAssistant {
  /** `undefined` até a primeira resposta; `null` quando o curso não está aberto com `npm start`. */
  view: Ref<AssistantView | null | undefined>;
  /** O pedido escolhido, visto de perto. */
  order: Ref<OrderView | undefined>;
  /** O número do pedido escolhido; vazio para começar outro. */
  chosen: Ref<string>;
  /** Por que o último pedido não deu certo; vazio quando deu. */
  trouble: Ref<string>;
  /**
   * Pede algo ao assistente, e já mostra o resultado.
   * @param address depois de `/_curso/assistente/`
   * @returns se deu certo; senão, `trouble` diz por quê
   */
  tell<T extends object>(address: string, body?: object): Promise<T | undefined>;
}

export function useAssistant(): UseAssistant {
  const view = shallowRef<AssistantView | null>();
  const order = shallowRef<OrderView>();
  const chosen = ref('');
  const trouble = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;

  async function refresh(): Promise<void> {
    const now = await askCourse<AssistantView>('assistente');
    // Um tropeço depois da primeira resposta não apaga a tela: a próxima pergunta resolve.
    if (now || view.value === undefined) view.value = now ?? null;
    const id = chosen.value;
    const close = id === '' ? undefined : await askCourse<OrderView>(`assistente/pedidos/${id}`);
    if (id === chosen.value && (close || id === '')) order.value = close;
  }

  async function poll(): Promise<void> {
    if (!document.hidden || view.value === undefined) await refresh();
    if (isOpen && view.value !== null) timer = setTimeout(poll, PAUSE_MS);
  }

  onMounted(async () => {
    isOpen = true;
    chosen.value = sessionStorage.getItem(CHOSEN) ?? '';
    await poll();
    // O pedido lembrado pode ser de uma AWS local que já foi esvaziada.
    if (!view.value?.orders.some(({ id }) => id === chosen.value)) chosen.value = '';
    watch(chosen, (id) => {
      sessionStorage.setItem(CHOSEN, id);
      order.value = undefined;
      void refresh();
    });
  });
  onUnmounted(() => {
    isOpen = false;
    clearTimeout(timer);
  });

  return {
    view,
    order,
    chosen,
    trouble,
    async tell<T extends object>(address: string, body: object = {}) {
      try {
        const answer = await tellCourse<T>(`assistente/${address}`, body);
        trouble.value = '';
        await refresh();
        return answer;
      } catch (error) {
        trouble.value = error instanceof Error ? error.message : String(error);
        return undefined;
      }
    },
  };
}
