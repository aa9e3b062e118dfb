import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import type { StateMachineRecord, VersionRecord } from './records.ts';

/** Quantas versões uma máquina pode ter. Fonte: Developer Guide, "Quotas". */
const MAX_VERSIONS = 1000;

/** As versões publicadas das máquinas. */
export class Versions {
  readonly #context: ServiceContext;
  readonly #versions: Collection<VersionRecord>;

  constructor(context: ServiceContext) {
    this.#context = context;
    this.#versions = context.storage.collection('states/versions');
  }

  find(arn: string): VersionRecord | undefined {
    return this.#versions.get(arn);
  }

  /** As de uma máquina, a mais nova primeiro. */
  of(machineArn: string): readonly VersionRecord[] {
    return [...this.#versions.values()]
      .filter(({ machine }) => machine.arn === machineArn)
      .sort((left, right) => right.number - left.number);
  }

  /**
   * Publica a revisão atual da máquina. Uma revisão só tem uma versão: publicar de novo devolve a mesma.
   * @param keep guarda a máquina com o número da última versão
   * @throws `AwsError` `ServiceQuotaExceededException`
   */
  publish(
    machine: StateMachineRecord,
    description: string | undefined,
    keep: (machine: StateMachineRecord) => void,
  ): VersionRecord {
    const published = this.of(machine.arn);
    const same = published.find((version) => version.machine.revisionId === machine.revisionId);
    if (same) return same;
    if (published.length >= MAX_VERSIONS) {
      const message = `The state machine can have at most ${MAX_VERSIONS} versions: '${machine.arn}'`;
      throw new AwsError('ServiceQuotaExceededException', message, 402);
    }
    const number = (machine.lastVersion ?? 0) + 1;
    const version: VersionRecord = {
      arn: `${machine.arn}:${number}`,
      number,
      machine,
      description,
      creationDate: this.#context.clock.now(),
    };
    // O número vem antes: uma queda entre os dois pula um número, mas nunca o repete.
    keep({ ...machine, lastVersion: number });
    this.#versions.set(version.arn, version);
    return version;
  }

  delete(arn: string): void {
    this.#versions.delete(arn);
  }

  deleteOf(machineArn: string): void {
    for (const { arn } of this.of(machineArn)) this.#versions.delete(arn);
  }
}
