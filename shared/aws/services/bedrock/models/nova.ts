import { everything, type ModelEntry, priced } from './model-entry.ts';

function nova(
  id: string,
  name: string,
  rest: Pick<ModelEntry, 'input' | 'profiles' | 'contextTokens' | 'maxOutputTokens' | 'price'> & {
    readonly onDemand?: readonly string[];
  },
): ModelEntry {
  return {
    id: `amazon.${id}`,
    name,
    provider: 'Amazon',
    family: 'nova',
    output: ['TEXT'],
    onDemand: ['us-east-1'],
    supports: everything,
    lifecycle: 'ACTIVE',
    ...rest,
  };
}

export const novaModels: readonly ModelEntry[] = [
  nova('nova-micro-v1:0', 'Nova Micro', {
    input: ['TEXT'],
    profiles: ['us', 'eu', 'apac'],
    contextTokens: 128_000,
    maxOutputTokens: 10_000,
    price: priced(0.000035, 0.00014),
  }),
  nova('nova-lite-v1:0', 'Nova Lite', {
    input: ['TEXT', 'IMAGE'],
    profiles: ['us', 'eu', 'apac'],
    contextTokens: 300_000,
    maxOutputTokens: 10_000,
    price: priced(0.00006, 0.00024),
  }),
  nova('nova-pro-v1:0', 'Nova Pro', {
    input: ['TEXT', 'IMAGE'],
    profiles: ['us', 'eu', 'apac'],
    contextTokens: 300_000,
    maxOutputTokens: 10_000,
    price: priced(0.0008, 0.0032),
  }),
  nova('nova-2-lite-v1:0', 'Nova 2 Lite', {
    input: ['TEXT', 'IMAGE'],
    onDemand: [],
    profiles: ['us', 'eu', 'global'],
    contextTokens: 1_000_000,
    maxOutputTokens: 65_535,
    price: priced(0.00033, 0.00275),
  }),
];
