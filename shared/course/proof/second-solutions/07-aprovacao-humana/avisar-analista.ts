import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';

interface Pedido {
  quem: string;
  quanto: number;
  onde: string;
  resposta: string;
}

const sns = new SNSClient();

/** Escreve ao analista, em prosa. Quem devolve o token é ele, não esta função. */
export async function handler({ quem, quanto, onde, resposta }: Pedido): Promise<void> {
  await sns.send(
    new PublishCommand({
      TopicArn: process.env.TOPICO,
      Message: `${quem} pede R$ ${quanto}. Leia ${onde} e responda com este código: ${resposta}`,
    }),
  );
}
