import { createHash } from 'node:crypto';
import { AwsError } from '../../errors.ts';
import type { ServiceContext } from '../../service.ts';
import type { Collection } from '../../storage/storage.ts';
import type { AliasRecord } from './records.ts';

/** Os apelidos das máquinas: cada um aponta para uma ou duas versões. */
export class Aliases {
  readonly #aliases: Collection<AliasRecord>;

  constructor(context: ServiceContext) {
    this.#aliases = context.storage.collection('states/aliases');
  }

  find(arn: string): AliasRecord | undefined {
    return this.#aliases.get(arn);
  }

  /** @throws `AwsError` `ResourceNotFound` */
  get(arn: string): AliasRecord {
    const alias = this.#aliases.get(arn);
    if (!alias) throw resourceNotFound(arn);
    return alias;
  }

  put(alias: AliasRecord): void {
    this.#aliases.set(alias.arn, alias);
  }

  delete(arn: string): void {
    this.#aliases.delete(arn);
  }

  /** Os de uma máquina, o mais velho primeiro. */
  of(machineArn: string): readonly AliasRecord[] {
    return [...this.#aliases.values()]
      .filter((alias) => alias.machineArn === machineArn)
      .sort((left, right) => left.creationDate - right.creationDate);
  }

  /** Os que mandam execuções para a versão. */
  pointingTo(machineArn: string, versionArn: string): readonly AliasRecord[] {
    return this.of(machineArn).filter((alias) =>
      alias.routingConfiguration.some((route) => route.stateMachineVersionArn === versionArn),
    );
  }

  deleteOf(machineArn: string): void {
    for (const { arn } of this.of(machineArn)) this.#aliases.delete(arn);
  }
}

/** O erro da AWS para um apelido ou uma versão que não existe. */
export function resourceNotFound(arn: string): AwsError {
  const message = 'Request references a resource that does not exist.';
  return new AwsError('ResourceNotFound', message, 400, { resourceName: arn });
}

/**
 * Sorteia para que versão vai uma execução. A semente é o nome dela: o mesmo nome cai sempre na mesma versão.
 */
export function chooseVersion(alias: AliasRecord, executionName: string): string {
  const digest = createHash('sha256').update(`${alias.arn} ${executionName}`).digest();
  let draw = digest.readUInt32BE(0) % 100;
  for (const { stateMachineVersionArn, weight } of alias.routingConfiguration) {
    if (draw < weight) return stateMachineVersionArn;
    draw -= weight;
  }
  throw new RangeError(`os pesos do apelido ${alias.arn} não somam 100`);
}
