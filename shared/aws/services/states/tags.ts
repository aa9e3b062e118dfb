import { AwsError } from '../../errors.ts';
import { optionalList, optionalString, requiredString } from '../../input.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { ActivityRecord } from './activities.ts';
import { checkArn } from './arns.ts';
import type { StateMachineRecord } from './records.ts';
import type { StepFunctions } from './step-functions.ts';

/** Quantas etiquetas um recurso pode ter. */
const MAX_TAGS = 50;

type Tags = Readonly<Record<string, string>>;

function notTag(): never {
  throw new AwsError('SerializationException', 'Start of structure or map found where not expected.');
}

function checked(tags: Tags, resource: string): Tags {
  if (Object.keys(tags).length > MAX_TAGS) {
    const message = `Too many tags: '${resource}' can have at most ${MAX_TAGS} tags`;
    throw new AwsError('TooManyTags', message, 400, { resourceName: resource });
  }
  return tags;
}

/**
 * A lista `[{ key, value }]` do pedido como pares.
 * @param resource o ARN de quem as recebe, para a mensagem
 * @throws `AwsError` `TooManyTags`
 */
export function tagsOf(input: JsonObject, resource: string): Tags {
  const pairs = (optionalList(input, 'tags') ?? []).map((tag): [string, string] => {
    if (!isObject(tag)) return notTag();
    return [
      requiredString(tag, 'key', { min: 1, max: 128 }),
      optionalString(tag, 'value', { max: 256 }) ?? '',
    ];
  });
  return checked(Object.fromEntries(pairs), resource);
}

/** O recurso que `resourceArn` nomeia, e como lhe trocar as etiquetas. Versões e apelidos não têm etiquetas. */
interface Tagged {
  readonly tags: Tags;
  replace(tags: Tags): void;
}

/** @throws `AwsError` `ResourceNotFound` */
export function taggedResource(service: StepFunctions, input: JsonObject): Tagged {
  const arn = requiredString(input, 'resourceArn', { min: 1, max: 256 });
  checkArn(arn, 'stateMachine', 'activity');
  const machine: StateMachineRecord | undefined = service.machines.get(arn);
  if (machine) {
    return {
      tags: machine.tags,
      replace: (tags) => service.machines.set(arn, { ...machine, tags: checked(tags, arn) }),
    };
  }
  const activity: ActivityRecord | undefined = service.activities.find(arn);
  if (!activity) {
    throw new AwsError('ResourceNotFound', `Resource not found: '${arn}'`, 400, { resourceName: arn });
  }
  return {
    tags: activity.tags,
    replace: (tags) => service.activities.put({ ...activity, tags: checked(tags, arn) }),
  };
}
