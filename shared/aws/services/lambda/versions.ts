import { AwsError } from '../../errors.ts';
import type { Lambda } from './lambda.ts';
import type { FunctionRecord } from './records.ts';

/** Publica a função como está. Sem mudança desde a última versão, é ela mesma. */
export function publish(service: Lambda, record: FunctionRecord, description?: string): FunctionRecord {
  const last = service.versionsOf(record.name).at(-1);
  const { version: _latest, ...current } = record;
  const published = { ...current, description: description ?? record.description };
  const shape = ({ code, environment, handler, runtime, timeout, memorySize, roleArn }: typeof published) =>
    JSON.stringify([code, environment, handler, runtime, timeout, memorySize, roleArn]);
  if (last && shape(last) === shape(published)) return last;
  const next: FunctionRecord = { ...published, version: String(Number(last?.version ?? 0) + 1) };
  service.versions.set(`${next.name}:${next.version}`, next);
  return next;
}

/** @throws `AwsError` `ResourceConflictException` quando um apelido aponta para ela */
export function deleteVersion(service: Lambda, name: string, version: string): void {
  const alias = service.aliasesOf(name).find((item) => item.version === version || version in item.weights);
  if (alias) {
    throw new AwsError(
      'ResourceConflictException',
      `Version cannot be deleted, it is referenced by alias: ${alias.name}`,
      409,
    );
  }
  service.versions.delete(`${name}:${version}`);
  service.runner.retire(name, version);
}
