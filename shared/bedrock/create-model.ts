import { type Model, UnknownModel } from './model.ts';
import { OllamaModel } from './ollama/ollama-model.ts';
import { SimulatedModel, type SimulatedOptions } from './simulated/simulated-model.ts';

/** Opções do modelo simulado; os outros não as usam. */
export type ModelOptions = SimulatedOptions;

const DEFAULT_REGION = 'us-east-1';

/**
 * O modelo que atende ao Bedrock local.
 *
 * @param choice `simulado` (o padrão), `ollama`, `ollama:NOME`, `bedrock` ou `bedrock:REGIÃO`
 * @throws `UnknownModel` quando a escolha é outra
 */
export async function createModel(choice = 'simulado', options: ModelOptions = {}): Promise<Model> {
  const [kind, ...rest] = choice.trim().split(':');
  const name = rest.join(':');
  if (kind === 'simulado' && rest.length === 0) return new SimulatedModel(options);
  if (kind === 'ollama' && (rest.length === 0 || name !== ''))
    return new OllamaModel(name === '' ? undefined : name);
  const isRegion = rest.length === 0 || /^[a-z]{2}(-[a-z]+)+-\d$/.test(name);
  if (kind === 'bedrock' && isRegion)
    return {
      kind: 'bedrock',
      name: 'bedrock',
      region: name || (process.env.AWS_REGION ?? DEFAULT_REGION),
    };
  throw new UnknownModel(choice);
}
