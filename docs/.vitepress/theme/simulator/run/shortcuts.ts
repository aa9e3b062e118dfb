import { onBeforeUnmount, onMounted, type ShallowRef, shallowRef } from 'vue';

export interface Shortcuts {
  run(): void;
  step(): void;
  back(): void;
  restart(): void;
}

/**
 * Os atalhos do simulador, que só valem com o foco dentro dele.
 * @returns onde pôr o elemento de fora
 */
export function useShortcuts(actions: Shortcuts): ShallowRef<HTMLElement | undefined> {
  const root = shallowRef<HTMLElement>();
  const listen = (event: KeyboardEvent) => {
    const name = shortcutOf(event);
    if (!name) return;
    event.preventDefault();
    actions[name]();
  };
  onMounted(() => root.value?.addEventListener('keydown', listen));
  onBeforeUnmount(() => root.value?.removeEventListener('keydown', listen));
  return root;
}

/** Pela posição da tecla, e não pelo caractere: no Mac, Alt escreve outra letra. */
const ALT_KEYS: Readonly<Record<string, keyof Shortcuts>> = {
  Period: 'step',
  Comma: 'back',
  Digit0: 'restart',
};

/** O que uma tecla pede, se é um atalho. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>,
): keyof Shortcuts | undefined {
  const { key, code, altKey, ctrlKey, metaKey } = event;
  if (key === 'Enter' && (ctrlKey || metaKey)) return 'run';
  return altKey && !ctrlKey && !metaKey && Object.hasOwn(ALT_KEYS, code) ? ALT_KEYS[code] : undefined;
}
