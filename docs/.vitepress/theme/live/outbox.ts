/** O que a AWS local teria mandado por e-mail e por mensagem de texto, sob `npm start`. */
import { onMounted, onUnmounted, type Ref, ref } from 'vue';
import type { OutboxMessage } from '../../../../shared/course/data.ts';

/** De quanto em quanto tempo perguntar se chegou algo, em milissegundos. */
const PAUSE_MS = 1500;

interface OutboxPage {
  messages: OutboxMessage[];
  next: string;
  hasMore: boolean;
}

/** As mensagens, da mais nova à mais antiga; `undefined` até a primeira resposta. */
export function useOutbox(): { messages: Ref<OutboxMessage[] | undefined>; clear(): Promise<void> } {
  const messages = ref<OutboxMessage[]>();
  let marker = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = true;

  async function poll(): Promise<void> {
    const page = await fetch(`/_curso/caixa-de-saida?after=${encodeURIComponent(marker)}`)
      .then((response) => (response.ok ? (response.json() as Promise<OutboxPage>) : undefined))
      .catch(() => undefined);
    if (!isOpen) return;
    if (page) {
      marker = page.next;
      messages.value = [...page.messages.reverse(), ...(messages.value ?? [])];
    }
    timer = setTimeout(poll, page?.hasMore ? 0 : PAUSE_MS);
  }

  onMounted(poll);
  onUnmounted(() => {
    isOpen = false;
    clearTimeout(timer);
  });
  return {
    messages,
    async clear() {
      const { ok } = await fetch('/_curso/caixa-de-saida', { method: 'DELETE', headers: { 'x-curso': '1' } });
      if (ok) messages.value = [];
    },
  };
}
