import type { Action } from '../../service.ts';
import type { Bedrock } from './bedrock.ts';
import { modelArn, modelsIn } from './catalogue.ts';
import type { ModelEntry } from './models/model-entry.ts';

/** Um modelo como a AWS o lista. Só quem responde sem perfil diz `ON_DEMAND`. */
export function summaryOf(entry: ModelEntry, region: string): object {
  const throughput = entry.onDemand.includes(region) ? 'ON_DEMAND' : 'INFERENCE_PROFILE';
  return {
    modelArn: modelArn(entry.id, region),
    modelId: entry.id,
    modelName: entry.name,
    providerName: entry.provider,
    inputModalities: entry.input,
    outputModalities: entry.output,
    responseStreamingSupported: entry.supports.stream,
    customizationsSupported: [],
    inferenceTypesSupported: [throughput],
    // A AWS só conhece os dois; de um aposentado ela já não fala.
    modelLifecycle: { status: entry.lifecycle === 'ACTIVE' ? 'ACTIVE' : 'LEGACY' },
  };
}

/** `ListFoundationModels`: os modelos da região que ainda não foram aposentados, com os filtros da AWS. */
export const listFoundationModels: Action<Bedrock> = {
  route: 'GET /foundation-models',
  permission: () => ({ action: 'bedrock:ListFoundationModels', resource: '*' }),
  run({ byProvider, byOutputModality, byInferenceType, byCustomizationType }, { context: { region } }) {
    const kept = modelsIn(region).filter(
      ({ lifecycle, provider, output, onDemand }) =>
        lifecycle !== 'EOL' &&
        (byProvider === undefined || provider.toLowerCase() === String(byProvider).toLowerCase()) &&
        (byOutputModality === undefined || output.some((modality) => modality === byOutputModality)) &&
        (byInferenceType === undefined || (byInferenceType === 'ON_DEMAND' && onDemand.includes(region))) &&
        byCustomizationType === undefined,
    );
    return { modelSummaries: kept.map((entry) => summaryOf(entry, region)) };
  },
};
