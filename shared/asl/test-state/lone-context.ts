import type { CompileContext, QueryLanguage } from '../machine/compile-context.ts';

/** O contexto de quem compila um campo de um estado sozinho: não há destinos nem estados dentro. */
export function loneContext(queryLanguage: QueryLanguage): CompileContext {
  return {
    machineType: 'EXPRESS',
    queryLanguage,
    target: () => ({ state: 'END' }),
    next: () => ({ state: 'END' }),
    compileStates: () => {
      throw new Error('um campo sozinho não tem estados dentro');
    },
  };
}
