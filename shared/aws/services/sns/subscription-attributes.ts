import { parseArn } from '../../arn.ts';
import { isObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';
import { checkFilterPolicy } from './filter-policy.ts';
import type { SubscriptionProtocol } from './records.ts';

/** `DeliveryPolicy` é guardada e não muda nada: ela fala de entregas por HTTP. */
const settable = new Set([
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
]);

/** @throws `AwsError` `InvalidParameter` quando a política não diz a fila */
function checkRedrivePolicy(text: string): void {
  try {
    const { deadLetterTargetArn } = JSON.parse(text) as { deadLetterTargetArn?: unknown };
    if (parseArn(String(deadLetterTargetArn))?.service === 'sqs') return;
  } catch {
    // Cai no erro abaixo.
  }
  throw invalidParameter('RedrivePolicy: deadLetterTargetArn is an invalid arn');
}

function checkRawDelivery(value: string, protocol: SubscriptionProtocol): void {
  const prefix = 'Attributes Reason: RawMessageDelivery:';
  if (value !== 'true' && value !== 'false') {
    throw invalidParameter(`${prefix} Invalid value [${value}]. Must be true or false.`);
  }
  if (value === 'true' && protocol !== 'sqs') {
    throw invalidParameter(
      `${prefix} Delivery protocol [${protocol}] does not support raw message delivery.`,
    );
  }
}

/**
 * Os atributos de uma inscrição, conferidos.
 * @throws `AwsError` `InvalidParameter`
 */
export function checkSubscriptionAttributes(
  value: unknown,
  protocol: SubscriptionProtocol,
): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, item] of Object.entries(isObject(value) ? value : {})) {
    if (!settable.has(name)) throw invalidParameter('AttributeName');
    if (typeof item !== 'string') throw invalidParameter('AttributeValue');
    attributes[name] = item;
  }
  const {
    FilterPolicy,
    FilterPolicyScope = 'MessageAttributes',
    RawMessageDelivery,
    RedrivePolicy,
  } = attributes;
  if (RawMessageDelivery !== undefined) checkRawDelivery(RawMessageDelivery, protocol);
  if (RedrivePolicy === '') delete attributes.RedrivePolicy;
  else if (RedrivePolicy !== undefined) checkRedrivePolicy(RedrivePolicy);
  if (FilterPolicyScope !== 'MessageAttributes' && FilterPolicyScope !== 'MessageBody') {
    throw invalidParameter(
      `FilterPolicyScope: Invalid value [${FilterPolicyScope}]. Please use either MessageBody or MessageAttributes`,
    );
  }
  if (FilterPolicy === '' || FilterPolicy === '{}') delete attributes.FilterPolicy;
  else if (FilterPolicy !== undefined) checkFilterPolicy(FilterPolicy, FilterPolicyScope);
  return attributes;
}
