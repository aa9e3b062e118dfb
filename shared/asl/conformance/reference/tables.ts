import type { Fields } from '../../validate/checks.ts';
import { ITEM_BATCHER } from '../../validate/item-batcher.ts';
import { ITEM_READER, READER_CONFIG } from '../../validate/item-reader.ts';
import { RESULT_WRITER, WRITER_CONFIG } from '../../validate/result-writer.ts';
import { CATCHER, RETRIER } from '../../validate/retry-catch.ts';
import { CHOICE_RULE } from '../../validate/states/choice.ts';
import { STATE_RULES } from '../../validate/states/index.ts';
import { MACHINE_FIELDS } from '../../validate/validate.ts';

/** Uma tabela da página: um lugar da definição e os campos que ele aceita. */
export interface FieldTable {
  /** O nome do lugar, que também conta os usos: `Task`, `Retry`, `ReaderConfig`. */
  place: string;
  title: string;
  fields: readonly { name: string; only?: 'JSONPath' | 'JSONata' }[];
}

function table(place: string, title: string, fields: Fields, ...more: string[]): FieldTable {
  const known = Object.entries(fields).map(([name, { only }]) => ({ name, only }));
  return { place, title, fields: [...more.map((name) => ({ name })), ...known] };
}

const anyValue = { check: () => {} };

/** Todas as tabelas de campos, na ordem da página. Os campos são os que a validação aceita. */
export const FIELD_TABLES: readonly FieldTable[] = [
  table('Máquina', 'A máquina', MACHINE_FIELDS, 'StartAt', 'States'),
  ...Object.entries(STATE_RULES).map(([type, { fields }]) => table(type, `Estado ${type}`, fields)),
  table('Choices', 'Regra de `Choices`', CHOICE_RULE),
  table('Retry', 'Item de `Retry`', RETRIER),
  table('Catch', 'Item de `Catch`', CATCHER),
  table('ProcessorConfig', '`ProcessorConfig` de um Map', { Mode: anyValue, ExecutionType: anyValue }),
  table('ItemReader', '`ItemReader` de um Map', ITEM_READER),
  table('ReaderConfig', '`ReaderConfig` de um `ItemReader`', READER_CONFIG),
  table('ItemBatcher', '`ItemBatcher` de um Map', ITEM_BATCHER),
  table('ResultWriter', '`ResultWriter` de um Map', RESULT_WRITER),
  table('WriterConfig', '`WriterConfig` de um `ResultWriter`', WRITER_CONFIG),
];
