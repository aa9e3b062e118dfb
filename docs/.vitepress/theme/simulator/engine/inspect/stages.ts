import type { Json, JsonObject } from '../../../../../../shared/asl/index.ts';
import { changesBetween } from '../diff.ts';
import type { Stage, StageName } from '../types.ts';

/** Uma etapa: o campo que a produz, de que etapa parte, e o que é. */
interface StageKind {
  readonly name: StageName;
  readonly field?: string;
  /** A etapa com que se compara; ausente quando o valor é novo, e comparar não diria nada. */
  readonly from?: StageName;
  readonly about: string;
}

/** As etapas, na ordem em que acontecem. */
const STAGES: readonly StageKind[] = [
  { name: 'input', about: 'O que chegou aqui.' },
  {
    name: 'afterInputPath',
    field: 'InputPath',
    from: 'input',
    about: 'A parte da entrada que InputPath escolheu.',
  },
  {
    name: 'afterParameters',
    field: 'Parameters',
    about: 'O que Parameters montou: é isto que a tarefa recebe.',
  },
  {
    name: 'afterArguments',
    field: 'Arguments',
    about: 'O que Arguments montou: é isto que a tarefa recebe.',
  },
  {
    name: 'afterItemsPointer',
    field: 'ItemReader',
    about: 'A lista que ItemsPointer achou no que o ItemReader leu.',
  },
  { name: 'afterItemsPath', field: 'ItemsPath', about: 'A lista que o Map vai percorrer.' },
  { name: 'afterItemSelector', field: 'ItemSelector', about: 'O que cada volta do Map recebe.' },
  { name: 'afterItemBatcher', field: 'ItemBatcher', about: 'Os lotes que as execuções filhas recebem.' },
  { name: 'result', about: 'O que voltou: da tarefa, dos ramos ou das voltas.' },
  {
    name: 'afterResultSelector',
    field: 'ResultSelector',
    from: 'result',
    about: 'O que ResultSelector guardou do resultado.',
  },
  {
    name: 'afterResultPath',
    field: 'ResultPath',
    from: 'input',
    about: 'A entrada do estado com o resultado no lugar que ResultPath diz.',
  },
  { name: 'output', from: 'input', about: 'O que sai daqui.' },
];

/** As etapas que mais de um campo pode produzir. */
const WRITTEN: Partial<Record<StageName, readonly string[]>> = {
  afterItemsPath: ['ItemsPath', 'Items'],
  afterItemSelector: ['ItemSelector', 'Parameters'],
  output: ['OutputPath', 'Output', 'Result'],
};

/**
 * As etapas que se conhecem, na ordem.
 * @param values o valor de cada etapa; as que faltam não aconteceram ou não se sabem
 * @param state a definição do estado, para saber que campos estão escritos nela
 */
export function stagesOf(values: Partial<Record<StageName, Json>>, state: JsonObject): Stage[] {
  const stages: Stage[] = [];
  for (const { name, field, from, about } of STAGES) {
    const value = values[name];
    if (value === undefined) continue;
    const base = baseOf(name, from, values);
    const written = (WRITTEN[name] ?? [field ?? '']).find((each) => each in state);
    stages.push({
      name,
      ...(written === undefined ? {} : { field: written }),
      about,
      value,
      changes: base === undefined ? [] : changesBetween(base, value),
    });
  }
  return stages;
}

/** A saída em JSONPath parte do que ResultPath deixou; em JSONata, da entrada. */
function baseOf(
  name: StageName,
  from: StageName | undefined,
  values: Partial<Record<StageName, Json>>,
): Json | undefined {
  if (name === 'output' && values.afterResultPath !== undefined) return values.afterResultPath;
  return from && values[from];
}
