import { afterMacrotask } from './macrotask.ts';

/** Estados visitados antes de devolver a vez ao laço de eventos: alguns milissegundos de trabalho. */
const STEPS_PER_TURN = 4096;

let stepsLeft = STEPS_PER_TURN;
let turnRequested = false;
/** Quem pode ceder a vez e continuar depois. */
interface Turnable {
  nextTurn(): void;
}

let waiting: Turnable[] = [];

/**
 * Conta um passo. Quando a vez acaba, devolve `false`: quem andava deve parar, e `nextTurn` o chama na
 * próxima. Vale para todas as execuções do processo, que assim dividem o laço com o resto dele.
 */
export function takeStep(walker: Turnable): boolean {
  if (stepsLeft > 0) {
    stepsLeft--;
    if (!turnRequested) requestTurn();
    return true;
  }
  waiting.push(walker);
  return false;
}

function requestTurn(): void {
  turnRequested = true;
  afterMacrotask(startTurn);
}

function startTurn(): void {
  turnRequested = false;
  stepsLeft = STEPS_PER_TURN;
  const ready = waiting;
  waiting = [];
  for (const walker of ready) walker.nextTurn();
}
