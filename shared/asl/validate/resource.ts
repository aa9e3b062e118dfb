import type { Json } from '../json/index.ts';
import type { Check } from './checks.ts';
import { INTEGRATIONS } from './integrations.ts';

const integrationArn =
  /^arn:[^:]*:states:::(?<service>[\w-]+):(?<api>.+?)(?<pattern>\.sync(?::2)?|\.waitForTaskToken)?$/;
const functionArn = /^arn:[^:]*:lambda:[^:]*:[^:]*:.+$/;
const activityArn = /^arn:[^:]*:states:[^:]+:[^:]+:activity:.+$/;

interface Integration {
  service: string;
  api: string;
  pattern: string | undefined;
}

function parseIntegration(resource: string): Integration | undefined {
  return integrationArn.exec(resource)?.groups as unknown as Integration | undefined;
}

export function isActivity(resource: Json | undefined): boolean {
  return typeof resource === 'string' && activityArn.test(resource);
}

/** Diz se o recurso é uma integração, que exige `Parameters` ou `Arguments`. */
export function usesParameters(resource: string): boolean {
  return parseIntegration(resource) !== undefined;
}

/** Os parâmetros que a integração não dispensa. */
export function requiredParameters(resource: string): readonly string[] {
  const integration = parseIntegration(resource);
  return (integration && INTEGRATIONS[integration.service]?.apis[integration.api]) ?? [];
}

/** `Resource`: um ARN de função, de atividade ou de integração que exista e que este tipo de máquina aceite. */
export const checkResource: Check = (value, at, context) => {
  const { findings } = context;
  if (typeof value !== 'string') {
    findings.schema('Expected value of type String', at);
    return;
  }
  const integration = parseIntegration(value);
  if (!integration) {
    if (!functionArn.test(value) && !activityArn.test(value))
      findings.schema('Value is not a valid resource ARN', at);
    else if (context.machineType === 'EXPRESS' && activityArn.test(value)) {
      findings.schema('Express state machine does not support Activity ARN', at);
    }
    return;
  }
  if (!isKnown(integration)) {
    const message = `The resource provided ${value} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`;
    findings.schema(message, at);
  } else if (context.machineType === 'EXPRESS' && integration.pattern) {
    findings.schema(expressMessage(integration.pattern), at);
  }
};

function isKnown({ service, api, pattern }: Integration): boolean {
  if (service === 'aws-sdk') return pattern !== '.sync' && pattern !== '.sync:2' && /^\w+:\w+$/.test(api);
  const known = Object.hasOwn(INTEGRATIONS, service) ? INTEGRATIONS[service] : undefined;
  if (!known || !Object.hasOwn(known.apis, api)) return false;
  return pattern === undefined || known.patterns.includes(pattern);
}

/** A frase da AWS tem um espaço a mais num dos casos. */
function expressMessage(pattern: string): string {
  const isToken = pattern === '.waitForTaskToken';
  const name = isToken ? pattern : '.sync';
  return `Express state machine does not support '${name}' service integration${isToken ? ' ' : ''}`;
}
