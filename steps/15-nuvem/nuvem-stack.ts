import {
  type App,
  aws_cloudwatch_actions as actions,
  aws_budgets as budgets,
  CfnOutput,
  aws_cloudwatch as cloudwatch,
  Duration,
  aws_dynamodb as dynamodb,
  aws_iam as iam,
  aws_logs as logs,
  PropertyInjectors,
  aws_stepfunctions as sfn,
  aws_sns as sns,
  aws_sqs as sqs,
  aws_sns_subscriptions as subscriptions,
  Tags,
  Validations,
} from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { AssistenteStack } from './assistente-stack.ts';
import { padroes } from './padroes.ts';

/** O assistente do passo 14, com o que a nuvem pede: registros, alarme, orçamento e nada de sobra nas permissões. */
export class NuvemStack extends AssistenteStack {
  constructor(scope: App, id: string) {
    // Antes de tudo: os padrões só valem para o que for criado depois deles.
    PropertyInjectors.of(scope).add(...padroes);
    super(scope, id);
    Tags.of(this).add('curso', 'do-fluxograma-ao-delivery');

    // #region pilha
    const email: string = this.node.tryGetContext('email') ?? 'voce@example.com';
    const maquina = this.node.findChild('Assistente') as sfn.StateMachine;
    const avisar = this.node.findChild('Avisar') as sfn.StateMachine;
    // #endregion pilha

    // TODO(3): quando uma execução falhar, avise por e-mail. São um tópico, uma inscrição, um alarme e uma permissão.
    // fim do TODO(3)

    // TODO(4): crie um orçamento de 5 dólares por mês, que avisa por e-mail quando 80% dele já foi.
    // fim do TODO(4)

    // #region excecoes
    Validations.of(maquina.role).acknowledge(
      {
        id: 'AwsSolutions-IAM5[Resource::<CobrarC67171D4.Arn>:*]',
        reason: 'O asterisco só alcança as versões da própria função Cobrar.',
      },
      {
        id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"Avisar753C057F"}]}]}:*]',
        reason: 'O nome de uma execução de Avisar só existe depois que ela começa.',
      },
    );
    // #endregion excecoes

    // TODO(5): explique ao cdk-nag o asterisco que fica no papel das duas máquinas.
    // fim do TODO(5)

    // O que o deploy mostra, e `saidas.json` guarda.
    for (const recurso of this.node.children) {
      const value = enderecoDe(recurso);
      if (value !== undefined)
        new CfnOutput(this, `Saida${recurso.node.id}`, { value, key: recurso.node.id });
    }
  }
}

/** Por onde se chega a um recurso: o ARN de uma máquina, o endereço de uma fila, o nome de uma tabela ou grupo. */
function enderecoDe(recurso: IConstruct): string | undefined {
  if (recurso instanceof sfn.StateMachine) return recurso.stateMachineArn;
  if (recurso instanceof sqs.Queue) return recurso.queueUrl;
  if (recurso instanceof dynamodb.Table) return recurso.tableName;
  if (recurso instanceof logs.LogGroup) return recurso.logGroupName;
  return undefined;
}
