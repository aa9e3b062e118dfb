import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue';
import type { HistoryEvent } from '../../../../../shared/asl/index.ts';
import { startSimulation } from '../engine/session.ts';
import { timelineOf } from '../engine/timeline.ts';
import type { Simulation, SimulationSetup, SimulationUpdate } from '../engine/types.ts';
import { lightsOf, nextState, pauseBefore, previousState, type Speed, strideOf } from './replay.ts';

/**
 * Uma simulação e o lugar da história em que se está. O motor corre na frente, no relógio dele; o cursor
 * mostra a história no passo de quem olha, e volta quando se quer.
 */
export function useSimulation() {
  /** Tudo o que já aconteceu. */
  const events = shallowRef<HistoryEvent[]>([]);
  /** Quantos eventos se veem. */
  const cursor = ref(0);
  const last = shallowRef<SimulationUpdate>();
  const setup = shallowRef<SimulationSetup>();
  const playing = ref(false);
  const speed = ref<Speed>('skip');
  let simulation: Simulation | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Um "Passo" que chegou antes do evento: anda assim que ele vier. */
  let owed: 'event' | 'state' | undefined;

  const shown = computed(() => events.value.slice(0, cursor.value));
  const rows = computed(() => timelineOf(shown.value));
  const lights = computed(() => lightsOf(rows.value));
  const atEnd = computed(() => cursor.value >= events.value.length);
  const started = computed(() => setup.value !== undefined);
  const over = computed(
    () => last.value !== undefined && !['RUNNING', 'WAITING'].includes(last.value.status),
  );

  function start(next: SimulationSetup, play: boolean): void {
    reset();
    setup.value = next;
    playing.value = play;
    const mine = startSimulation(next);
    simulation = mine;
    mine.onUpdate((update) => {
      if (simulation !== mine) return;
      last.value = update;
      if (update.events.length > 0) events.value = [...events.value, ...update.events];
      if (owed && !atEnd.value) step(owed);
    });
  }

  function reset(): void {
    simulation?.close();
    simulation = undefined;
    owed = undefined;
    playing.value = false;
    events.value = [];
    cursor.value = 0;
    last.value = undefined;
    setup.value = undefined;
  }

  function tick(): void {
    timer = undefined;
    if (!playing.value) return;
    cursor.value = Math.min(events.value.length, cursor.value + strideOf(events.value.length, speed.value));
    if (atEnd.value && over.value) playing.value = false;
  }

  // Um tique por vez: o próximo só se marca quando o anterior mudou algo.
  watch([playing, speed, cursor, () => events.value.length, over], () => {
    clearTimeout(timer);
    timer = undefined;
    if (!playing.value) return;
    if (!atEnd.value)
      timer = setTimeout(tick, Math.min(pauseBefore(events.value, cursor.value, speed.value), 2 ** 31 - 1));
    else if (over.value) playing.value = false;
  });

  function step(unit: 'event' | 'state'): void {
    playing.value = false;
    owed = atEnd.value && !over.value ? unit : undefined;
    cursor.value =
      unit === 'state'
        ? nextState(events.value, cursor.value)
        : Math.min(events.value.length, cursor.value + 1);
  }

  function back(unit: 'event' | 'state'): void {
    playing.value = false;
    cursor.value =
      unit === 'state' ? previousState(events.value, cursor.value) : Math.max(0, cursor.value - 1);
  }

  /** Vai a um lugar da história. */
  function goTo(place: number): void {
    playing.value = false;
    cursor.value = Math.max(0, Math.min(events.value.length, place));
  }

  onBeforeUnmount(() => {
    clearTimeout(timer);
    simulation?.close();
  });

  return {
    events,
    cursor,
    last,
    setup,
    playing,
    speed,
    shown,
    rows,
    lights,
    atEnd,
    started,
    over,
    start,
    reset,
    step,
    back,
    goTo,
    answer: (...given: Parameters<Simulation['answer']>) => simulation?.answer(...given),
    heartbeat: (taskId: string) => simulation?.heartbeat(taskId),
    /** Deixa passar tantos segundos virtuais; sem eles, até o próximo prazo ou espera. */
    pass: (seconds?: number) =>
      seconds === undefined ? simulation?.advanceToNextDue() : simulation?.advance(seconds),
    stop: () => simulation?.stop(),
  };
}

export type UsedSimulation = ReturnType<typeof useSimulation>;
