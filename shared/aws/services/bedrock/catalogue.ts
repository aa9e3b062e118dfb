import { parseArn } from '../../arn.ts';
import { AwsError } from '../../errors.ts';
import { models } from './models/index.ts';
import type { Geography, ModelEntry } from './models/model-entry.ts';

/** As regiões de onde cada perfil pode ser chamado e para onde ele leva o pedido. */
const destinations: Readonly<Record<Exclude<Geography, 'global'>, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-2'],
  eu: ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-3'],
  apac: ['ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
};

/** O modelo que um pedido cita, e por onde ele chega lá. */
export interface Target {
  /** Como o cliente escreveu: um id, um perfil ou um ARN. */
  readonly modelId: string;
  readonly entry: ModelEntry;
  /** O perfil de inferência citado. */
  readonly profile?: { readonly id: string; readonly geography: Geography };
}

const byId = new Map(models.map((entry) => [entry.id, entry]));

/** Se um perfil desta geografia pode ser chamado desta região. */
function servesFrom(geography: Geography, region: string): boolean {
  return geography === 'global' || destinations[geography].includes(region);
}

function invalid(): AwsError {
  return new AwsError('ValidationException', 'The provided model identifier is invalid.');
}

/** O id de um modelo ou perfil, tirado do ARN quando o cliente escreveu um. */
function idIn(reference: string): string {
  const arn = parseArn(reference);
  if (!arn) return reference;
  if (arn.service !== 'bedrock') throw invalid();
  const [kind, id] = arn.resource.split('/');
  if (!id || (kind !== 'foundation-model' && kind !== 'inference-profile')) throw invalid();
  return id;
}

/** O modelo citado, sem conferir se ele responde nesta região. `undefined` para um id que não existe. */
export function lookUp(reference: string): Target | undefined {
  const id = idIn(reference);
  const entry = byId.get(id);
  if (entry) return { modelId: reference, entry };
  const [, geography, rest] = /^(us|eu|apac|global)\.(.+)$/.exec(id) ?? [];
  const routed = byId.get(rest ?? '');
  if (!routed?.profiles.some((known) => known === geography)) return undefined;
  return { modelId: reference, entry: routed, profile: { id, geography: geography as Geography } };
}

/**
 * O modelo que um pedido cita, se ele responde nesta região.
 * @param reference id, perfil ou ARN de um deles
 * @throws `AwsError` `ValidationException`: identificador inválido, ou modelo que só responde por um perfil
 */
export function resolveModel(reference: string, region: string): Target {
  const target = lookUp(reference);
  if (!target) throw invalid();
  const { entry, profile } = target;
  if (profile) {
    if (!servesFrom(profile.geography, region)) throw invalid();
    return target;
  }
  if (entry.onDemand.includes(region)) return target;
  if (!entry.profiles.some((geography) => servesFrom(geography, region))) throw invalid();
  throw new AwsError(
    'ValidationException',
    `Invocation of model ID ${idIn(reference)} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.`,
  );
}

/** O ARN de um modelo; a região vazia é a dos perfis globais. */
export function modelArn(id: string, region: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`;
}

/** Um perfil de inferência da AWS: um modelo numa geografia. */
export interface Profile {
  readonly id: string;
  readonly arn: string;
  readonly geography: Geography;
  readonly entry: ModelEntry;
  readonly modelArns: readonly string[];
}

/** O perfil de um modelo numa geografia, visto de uma região. */
export function profileOf(
  entry: ModelEntry,
  geography: Geography,
  region: string,
  accountId: string,
): Profile {
  const id = `${geography}.${entry.id}`;
  const regions = geography === 'global' ? [region, ''] : destinations[geography];
  return {
    id,
    arn: `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}`,
    geography,
    entry,
    modelArns: regions.map((destination) => modelArn(entry.id, destination)),
  };
}

/** Os perfis que podem ser chamados de uma região. */
export function profilesIn(region: string, accountId: string): readonly Profile[] {
  return models.flatMap((entry) =>
    entry.profiles
      .filter((geography) => servesFrom(geography, region))
      .map((geography) => profileOf(entry, geography, region, accountId)),
  );
}

/** Os modelos que existem numa região, sob demanda ou por perfil. */
export function modelsIn(region: string): readonly ModelEntry[] {
  return models.filter(
    ({ onDemand, profiles }) =>
      onDemand.includes(region) || profiles.some((geography) => servesFrom(geography, region)),
  );
}
