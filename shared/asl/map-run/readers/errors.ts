import { StatesError } from '../../execution/states-error.ts';

export const ITEM_READER_FAILED = 'States.ItemReaderFailed';

/** A leitura dos itens falhou, com a causa que a AWS daria. */
export function readerFailed(cause: string): StatesError {
  return new StatesError(ITEM_READER_FAILED, cause);
}
