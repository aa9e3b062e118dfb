/** O progresso de quem lê, guardado no `localStorage` e em mais lugar nenhum. */
import { type ComputedRef, computed, onMounted, shallowRef } from 'vue';
import { NO_PROGRESS, parseProgress, progressText, type ReaderProgress } from './reader-progress.ts';

const KEY = 'do-fluxograma-ao-delivery';

const progress = shallowRef<ReaderProgress>(NO_PROGRESS);
const isKept = shallowRef(true);
let isLoaded = false;

/** Um navegador pode proibir o armazenamento: então vale o que está na memória, até a página fechar. */
function attempt<Result>(action: () => Result): Result | undefined {
  try {
    const result = action();
    isKept.value = true;
    return result;
  } catch {
    isKept.value = false;
    return undefined;
  }
}

function load(): void {
  if (isLoaded) return;
  isLoaded = true;
  progress.value = parseProgress(attempt(() => localStorage.getItem(KEY)) ?? null) ?? NO_PROGRESS;
  // O que muda em outra aba vale nesta.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY || key === null) progress.value = parseProgress(newValue) ?? NO_PROGRESS;
  });
}

/** Troca o progresso e o guarda. */
export function saveReader(next: ReaderProgress): void {
  progress.value = next;
  attempt(() => localStorage.setItem(KEY, progressText(next)));
}

/** Esquece tudo. */
export function eraseReader(): void {
  progress.value = NO_PROGRESS;
  attempt(() => localStorage.removeItem(KEY));
}

/**
 * O progresso de quem lê. No HTML do servidor é vazio, e em cada componente também, até ele estar montado: um
 * componente que chega depois precisa começar como o HTML está.
 * @returns `isKept`: falso quando o navegador não deixa guardar
 */
export function useReader(): { progress: ComputedRef<ReaderProgress>; isKept: ComputedRef<boolean> } {
  const isMounted = shallowRef(false);
  onMounted(() => {
    load();
    isMounted.value = true;
  });
  return {
    progress: computed(() => (isMounted.value ? progress.value : NO_PROGRESS)),
    isKept: computed(() => !isMounted.value || isKept.value),
  };
}
