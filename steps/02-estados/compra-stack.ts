import path from 'node:path';
import {
  type App,
  Stack,
  aws_stepfunctions as sfn,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
} from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

/** O que a máquina da compra usa: duas funções e um tópico que manda e-mail. O passo 04 explica cada peça. */
export class CompraStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const cobrarCartao = this.funcao('CobrarCartao', 'cobrar-cartao.ts');
    const emitirNota = this.funcao('EmitirNota', 'emitir-nota.ts');
    const avisos = new sns.Topic(this, 'Avisos');
    avisos.addSubscription(new subscriptions.EmailSubscription('ana@example.com'));

    const maquina = new sfn.StateMachine(this, 'Compra', {
      definitionBody: sfn.DefinitionBody.fromFile(path.join(import.meta.dirname, 'compra.asl.json')),
      definitionSubstitutions: {
        CobrarCartao: cobrarCartao.functionName,
        EmitirNota: emitirNota.functionName,
        Avisos: avisos.topicArn,
      },
    });
    cobrarCartao.grantInvoke(maquina);
    emitirNota.grantInvoke(maquina);
    avisos.grantPublish(maquina);
  }

  private funcao(id: string, arquivo: string): NodejsFunction {
    return new NodejsFunction(this, id, {
      entry: path.join(import.meta.dirname, arquivo),
      runtime: Runtime.NODEJS_22_X,
    });
  }
}
