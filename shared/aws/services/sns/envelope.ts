import type { Message, SubscriptionRecord } from './records.ts';

/** A assinatura não confere com certificado nenhum, e diz isso a quem a decodificar. */
const SIGNATURE = Buffer.from('assinatura simulada pela AWS local').toString('base64');

function regionOf({ topicArn }: SubscriptionRecord): string {
  return topicArn.split(':')[3] ?? '';
}

function certificateUrl(subscription: SubscriptionRecord): string {
  return `https://sns.${regionOf(subscription)}.amazonaws.com/SimpleNotificationService-simulado.pem`;
}

function unsubscribeUrl(subscription: SubscriptionRecord): string {
  return `https://sns.${regionOf(subscription)}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscription.arn}`;
}

/** Os campos de uma notificação que não dependem de quem a recebe. */
function common(message: Message, text: string) {
  return {
    Type: 'Notification',
    MessageId: message.messageId,
    ...(message.sequenceNumber ? { SequenceNumber: message.sequenceNumber } : {}),
    TopicArn: message.topicArn,
    ...(message.subject === undefined ? {} : { Subject: message.subject }),
    Message: text,
    Timestamp: message.timestamp,
  };
}

/** A notificação em JSON, com os espaços que a AWS põe. É o corpo em uma fila e em `email-json`. */
export function envelope(message: Message, text: string, subscription: SubscriptionRecord): string {
  const isFifo = message.sequenceNumber !== undefined;
  const fields = {
    ...common(message, text),
    ...(isFifo
      ? {}
      : {
          SignatureVersion: '1',
          Signature: SIGNATURE,
          SigningCertURL: certificateUrl(subscription),
        }),
    UnsubscribeURL: unsubscribeUrl(subscription),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  "${name}" : ${JSON.stringify(value)}`);
  const attributes = Object.entries(message.attributes).map(
    ([name, { Type, Value }]) =>
      `    ${JSON.stringify(name)} : {"Type":${JSON.stringify(Type)},"Value":${JSON.stringify(Value)}}`,
  );
  if (attributes.length > 0) lines.push(`  "MessageAttributes" : {\n${attributes.join(',\n')}\n  }`);
  return `{\n${lines.join(',\n')}\n}`;
}

/** O evento que uma função inscrita recebe. */
export function lambdaEvent(message: Message, text: string, subscription: SubscriptionRecord): object {
  const { Subject = null, ...fields } = common(message, text);
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns: {
          ...fields,
          Subject,
          SignatureVersion: '1',
          Signature: SIGNATURE,
          SigningCertUrl: certificateUrl(subscription),
          UnsubscribeUrl: unsubscribeUrl(subscription),
          MessageAttributes: message.attributes,
        },
      },
    ],
  };
}
