import type {
  Execution,
  HistoryEvent,
  KeptChild,
  MapRun,
  MapRunKeeper,
  MapRunLimits,
  StartedChild,
} from '../../../asl/index.ts';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import { childRecord, isWaitingForRedrive } from './map-run-child-record.ts';
import { MapRunChildren } from './map-run-children.ts';
import { type MapRunRecord, mapRunRecord, progressOf } from './map-run-record.ts';
import type { ExecutionRecord, StateMachineRecord } from './records.ts';

/** As execuções que abrem Map Runs. */
export interface Parents {
  machineOf(executionArn: string): StateMachineRecord | undefined;
  /** Grava o que elas já fizeram. */
  flush(): void;
}

/** Um Map Run em andamento. */
interface Live {
  readonly mapRun: MapRun;
  readonly children: MapRunChildren;
  /** As filhas que já andaram desde que ele abriu, pelo nome. */
  readonly returned: Map<string, Execution>;
}

/** Os Map Runs e as filhas deles: o que o motor conta enquanto andam, e o que ficou guardado. */
export class MapRuns implements MapRunKeeper {
  readonly #context: ServiceContext;
  readonly #records: Collection<MapRunRecord>;
  readonly #parents: Parents;
  readonly #live = new Map<string, Live>();
  /** As filhas do último Map Run parado que alguém olhou. */
  #lastRead: { readonly arn: string; readonly children: MapRunChildren } | undefined;
  #closed = false;

  constructor(context: ServiceContext, parents: Parents) {
    this.#context = context;
    this.#records = context.storage.collection('states/map-runs');
    this.#parents = parents;
  }

  opened(mapRun: MapRun, executionArn: string): readonly KeptChild[] {
    // Um Map Run guardado que a mãe não registrou ficaria sem dono depois de uma queda.
    this.#parents.flush();
    const children = this.#childrenOf(mapRun.arn);
    this.#live.set(mapRun.arn, { mapRun, children, returned: new Map() });
    const existing = this.#records.get(mapRun.arn);
    if (existing?.limits) mapRun.update(existing.limits);
    const machine = existing?.machine ?? this.#parents.machineOf(executionArn);
    if (machine) this.#records.set(mapRun.arn, mapRunRecord(mapRun, executionArn, machine, existing?.limits));
    return children.all();
  }

  childStarted(mapRun: MapRun, { index, itemCount, keptEvents, execution }: StartedChild): void {
    const live = this.#live.get(mapRun.arn);
    if (!live || this.#closed) return;
    const { name } = execution;
    const isExpress = execution.arn.split(':')[5] === 'express';
    live.returned.set(name, execution);
    live.children.start(name, index, itemCount);
    for (const event of execution.history.slice(keptEvents)) live.children.record(name, event);
    execution.onEvent((event) => {
      // De uma filha Express bastam o começo e o fim: o histórico dela não se lê, e ela não continua de onde parou.
      if (!this.#closed && (!isExpress || event.type.startsWith('Execution')))
        live.children.record(name, event);
    });
  }

  closed(mapRun: MapRun): void {
    const live = this.#live.get(mapRun.arn);
    const record = this.#records.get(mapRun.arn);
    if (!live || !record || this.#closed) return;
    live.children.close();
    this.#live.delete(mapRun.arn);
    this.#records.set(mapRun.arn, { ...record, ...progressOf(mapRun) });
  }

  /** Grava o que as filhas já fizeram. */
  flush(): void {
    for (const { children } of this.#live.values()) children.flush();
  }

  close(): void {
    this.flush();
    this.#closed = true;
    for (const { children } of this.#live.values()) children.close();
  }

  /** @throws `AwsError` `ResourceNotFound` */
  get(arn: string): MapRunRecord {
    const record = this.#records.get(arn);
    if (!record) {
      throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`, 400, { resourceName: arn });
    }
    const live = this.#live.get(arn);
    return live ? { ...record, ...progressOf(live.mapRun) } : record;
  }

  /** Os de uma execução, o mais velho primeiro. */
  of(executionArn: string): readonly MapRunRecord[] {
    return [...this.#records.values()]
      .filter((record) => record.executionArn === executionArn)
      .map(({ arn }) => this.get(arn))
      .sort((left, right) => left.startDate - right.startDate);
  }

  /** Muda os limites de um Map Run em andamento; valem também depois de um reinício. */
  update(arn: string, limits: MapRunLimits): void {
    const record = this.get(arn);
    this.#records.set(arn, { ...record, limits: { ...record.limits, ...limits } });
    this.#live.get(arn)?.mapRun.update(limits);
  }

  /** As execuções filhas, a mais nova primeiro. */
  executionsOf(arn: string): readonly ExecutionRecord[] {
    const record = this.get(arn);
    return this.#childrenOf(arn)
      .all()
      .filter(({ history }) => history.length > 0)
      .map((child) => childRecord(record, child, this.#isPending(record, child.name)))
      .reverse();
  }

  /** A execução filha de um ARN. */
  findExecution(executionArn: string): ExecutionRecord | undefined {
    const found = this.#find(executionArn);
    const child = found?.children.get(found.name);
    return found && child && childRecord(found.record, child, this.#isPending(found.record, found.name));
  }

  history(executionArn: string): readonly HistoryEvent[] | undefined {
    const found = this.#find(executionArn);
    return found?.children.get(found.name)?.history;
  }

  /** A execução filha que anda, para quem quer pará-la. */
  running(executionArn: string): Execution | undefined {
    const found = this.#find(executionArn);
    return found && this.#live.get(found.record.arn)?.returned.get(found.name);
  }

  /** Esquece os Map Runs de uma máquina que foi apagada. */
  deleteOf(machineArn: string): void {
    for (const { arn, machine } of [...this.#records.values()]) {
      if (!machine.arn.startsWith(`${machineArn}/`)) continue;
      this.#childrenOf(arn).delete();
      this.#live.delete(arn);
      this.#records.delete(arn);
    }
    this.#lastRead = undefined;
  }

  #isPending(record: MapRunRecord, name: string): boolean {
    const live = this.#live.get(record.arn);
    const child = live?.children.get(name);
    return (
      live !== undefined &&
      child !== undefined &&
      !live.returned.has(name) &&
      isWaitingForRedrive(live.mapRun, child)
    );
  }

  /** `execution:maquina/rotulo:nome`: o ARN não diz de qual Map Run é, mas diz de qual estado. */
  #find(executionArn: string) {
    const parts = executionArn.split(':');
    const [machineName = '', name = ''] = parts.slice(6);
    if (!machineName.includes('/')) return undefined;
    for (const record of this.#records.values()) {
      if (record.machine.name !== machineName) continue;
      const children = this.#childrenOf(record.arn);
      if (children.get(name)) return { record, children, name };
    }
    return undefined;
  }

  #childrenOf(arn: string): MapRunChildren {
    const live = this.#live.get(arn);
    if (live) return live.children;
    if (this.#lastRead?.arn === arn) return this.#lastRead.children;
    const children = new MapRunChildren(this.#context.storage.journal('states/map-run-children', arn));
    this.#lastRead = { arn, children };
    return children;
  }
}
