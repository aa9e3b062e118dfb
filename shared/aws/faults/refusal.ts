import type { JsonObject } from '../json.ts';
import { lookUp } from '../services/bedrock/catalogue.ts';
import { isLearnerFault, type LearnerFault, learnerFaults } from '../services/bedrock/learner-faults.ts';

/** Os nomes das recusas do Bedrock que se encomendam. As que cortam uma resposta no meio não são recusas. */
export const refusalNames: readonly string[] = Object.entries(learnerFaults)
  .filter(([, { moment }]) => moment === 'before')
  .map(([name]) => name);

/** A recusa com esse nome; `undefined` quando não há. */
export function refusalNamed(name: string): LearnerFault | undefined {
  return isLearnerFault(name) && refusalNames.includes(name) ? learnerFaults[name] : undefined;
}

/** Se a AWS recusa assim o modelo que o pedido cita: um da Amazon, por exemplo, nunca passa pelo Marketplace. */
export function refuses(refusal: LearnerFault, { modelId }: JsonObject): boolean {
  const entry = typeof modelId === 'string' ? modelIn(modelId)?.entry : undefined;
  return entry === undefined || refusal.appliesTo(entry);
}

/** Um ARN malformado é recusado depois, com o erro dele. */
function modelIn(modelId: string): ReturnType<typeof lookUp> {
  try {
    return lookUp(modelId);
  } catch {
    return undefined;
  }
}
