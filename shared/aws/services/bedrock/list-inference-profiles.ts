import type { Action } from '../../service.ts';
import type { Bedrock } from './bedrock.ts';
import { type Profile, profilesIn } from './catalogue.ts';

const labels = { us: 'US', eu: 'EU', apac: 'APAC', global: 'Global' } as const;

/** Um perfil como a AWS o descreve. */
export function profileSummary({ arn, entry, geography, id, modelArns }: Profile): object {
  const inferenceProfileName = `${labels[geography]} ${entry.provider} ${entry.name}`;
  return {
    inferenceProfileArn: arn,
    inferenceProfileId: id,
    inferenceProfileName,
    description: `Routes requests to ${entry.name} in ${modelArns.length} Regions.`,
    models: modelArns.map((modelArn) => ({ modelArn })),
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  };
}

/** `ListInferenceProfiles`: os perfis da AWS que se podem chamar desta região, numa página só. */
export const listInferenceProfiles: Action<Bedrock> = {
  route: 'GET /inference-profiles',
  permission: () => ({ action: 'bedrock:ListInferenceProfiles', resource: '*' }),
  run({ typeEquals }, { context: { region, accountId } }) {
    const profiles = typeEquals === 'APPLICATION' ? [] : profilesIn(region, accountId);
    const current = profiles.filter(({ entry }) => entry.lifecycle !== 'EOL');
    return { inferenceProfileSummaries: current.map(profileSummary) };
  },
};
