import { isObject } from '../../json.ts';
import { invalidParameter } from './errors.ts';
import { checkFilterPolicy } from './filter-policy.ts';
import type { SubscriptionProtocol } from './records.ts';

/** `RedrivePolicy` e `DeliveryPolicy` são guardados e não mudam nada: uma entrega que falha sai no terminal. */
const settable = new Set([
  'DeliveryPolicy',
  'FilterPolicy',
  'FilterPolicyScope',
  'RawMessageDelivery',
  'RedrivePolicy',
  'ReplayPolicy',
  'SubscriptionRoleArn',
]);

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
  const { FilterPolicy, FilterPolicyScope = 'MessageAttributes', RawMessageDelivery } = attributes;
  if (RawMessageDelivery !== undefined) checkRawDelivery(RawMessageDelivery, protocol);
  if (FilterPolicyScope !== 'MessageAttributes' && FilterPolicyScope !== 'MessageBody') {
    throw invalidParameter(
      `FilterPolicyScope: Invalid value [${FilterPolicyScope}]. Please use either MessageBody or MessageAttributes`,
    );
  }
  if (FilterPolicy === '' || FilterPolicy === '{}') delete attributes.FilterPolicy;
  else if (FilterPolicy !== undefined) checkFilterPolicy(FilterPolicy, FilterPolicyScope);
  return attributes;
}
