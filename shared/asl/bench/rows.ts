import jsonata from 'jsonata';
import { compile, type Json, type JsonObject, startExecution } from '../index.ts';
import { BARE, CART, EXPRESSION, MAP, numbered, ORDER, WITH_JSONATA, WITH_PARAMETERS } from './machines.ts';
import { bestTimes, inSeries, together } from './measure.ts';
import { distributedMapPeak } from './memory.ts';
import { loadPeer } from './peer.ts';

const { StateMachine: PeerMachine } = await loadPeer();

/** Uma linha do bench. `ratio` diz quantas vezes melhor que o par (ou quantas vezes o tempo da biblioteca). */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer?: number;
  readonly ratio?: number;
  readonly target: string;
  readonly isMet: boolean;
}

type Run = () => Promise<unknown>;

function ours(definition: JsonObject, input: Json): Run {
  const machine = compile(definition);
  return () => startExecution(machine, { input, tasks: () => null }).result;
}

function peer(definition: JsonObject, input: Json): Run {
  const machine = new PeerMachine(definition, { validationOptions: { noValidate: true } });
  return () => machine.run(input).result;
}

/** Estados de cada máquina medida. */
const STATES = 20;

async function speedRow(name: string, definition: JsonObject, target: number): Promise<BenchRow> {
  const executions = 400;
  const runOurs = ours(definition, ORDER);
  const runPeer = peer(definition, ORDER);
  const [own, other] = await bestTimes(
    () => inSeries(executions, runOurs),
    () => inSeries(executions, runPeer),
  );
  const perSecond = (milliseconds = 0): number => (executions * STATES * 1000) / milliseconds;
  return compared(name, 'transições/s', perSecond(own), perSecond(other), target);
}

async function timeRow(name: string, target: number, own: Run, other: Run): Promise<BenchRow> {
  const [ownTime = 0, otherTime = 0] = await bestTimes(own, other);
  return { ...compared(name, 'ms', otherTime, ownTime, target), ours: ownTime, peer: otherTime };
}

/** `more` deve ser `target` vezes `less`. */
function compared(name: string, unit: string, more: number, less: number, target: number): BenchRow {
  const ratio = more / less;
  return { name, unit, ours: more, peer: less, ratio, target: `≥ ${target}×`, isMet: ratio >= target };
}

/** O mesmo trabalho de JSONata, dentro de vinte estados e na biblioteca sozinha. */
async function jsonataRow(): Promise<BenchRow> {
  const executions = 100;
  const expressions = Array.from({ length: STATES }, () => jsonata(EXPRESSION));
  const evaluateAll = async (): Promise<void> => {
    for (const expression of expressions) await expression.evaluate(undefined, { states: { input: CART } });
  };
  const runOurs = ours(WITH_JSONATA, CART);
  const [own = 0, bare = 0] = await bestTimes(
    () => inSeries(executions, runOurs),
    () => inSeries(executions, evaluateAll),
  );
  const ratio = own / bare;
  return {
    name: 'JSONata: 20 expressões, contra a biblioteca sozinha',
    unit: 'ms por 100',
    ours: own,
    peer: bare,
    ratio,
    target: '≤ 1,5×',
    isMet: ratio <= 1.5,
  };
}

async function memoryRow(): Promise<BenchRow> {
  const megabytes = await distributedMapPeak(100_000);
  return {
    name: 'Map Distributed de 100.000 itens, pico de memória',
    unit: 'MB',
    ours: megabytes,
    target: '≤ 512',
    isMet: megabytes <= 512,
  };
}

/** Mede tudo, em uma máquina só, em uma vez só. Leva meio minuto. */
export async function benchRows(): Promise<BenchRow[]> {
  const items = numbered(1000);
  const parameters = ours(WITH_PARAMETERS, ORDER);
  const peerParameters = peer(WITH_PARAMETERS, ORDER);
  return [
    await speedRow('20 Pass com Parameters', WITH_PARAMETERS, 10),
    await speedRow('20 Pass sem campos', BARE, 3),
    await timeRow('Map de 1.000 itens', 10, ours(MAP, items), peer(MAP, items)),
    await timeRow(
      '1.000 execuções de 20 Pass com Parameters, juntas',
      10,
      () => together(1000, parameters),
      () => together(1000, peerParameters),
    ),
    await jsonataRow(),
    await memoryRow(),
  ];
}
