import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';

/** O que o analista manda: o token que chegou a ele e o que ele tem a dizer. */
export interface Resposta {
  token: string;
  decisao: 'APROVADO' | 'REJEITADO' | 'ILEGIVEL' | 'LENDO';
  motivo?: string;
}

const stepFunctions = new SFNClient();

/** Leva a resposta do analista à execução que espera por ela. */
export async function handler({ token, decisao, motivo = '' }: Resposta): Promise<{ recebido: true }> {
  if (decisao === 'LENDO') {
    // Ler não é responder: o sinal de vida só diz que alguém está cuidando disso.
    await stepFunctions.send(new SendTaskHeartbeatCommand({ taskToken: token }));
  } else if (decisao === 'ILEGIVEL') {
    // Sem ler o documento não há decisão: para a máquina, é um erro, com nome e causa.
    const error = 'DocumentoIlegivel';
    await stepFunctions.send(new SendTaskFailureCommand({ taskToken: token, error, cause: motivo }));
  } else {
    const output = JSON.stringify({ decisao, motivo });
    await stepFunctions.send(new SendTaskSuccessCommand({ taskToken: token, output }));
  }
  return { recebido: true };
}
