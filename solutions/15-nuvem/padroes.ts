/**
 * O que a nuvem pede de toda máquina, fila, tabela, função e tópico. O CDK aplica isto quando cada um é criado:
 * a pilha do passo 14 não muda uma linha.
 */
import {
  aws_dynamodb as dynamodb,
  type IPropertyInjector,
  aws_iam as iam,
  aws_lambda as lambda,
  aws_logs as logs,
  RemovalPolicy,
  aws_stepfunctions as sfn,
  aws_sns as sns,
  aws_sqs as sqs,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

// #region registros
// TODO(1): faça o grupo guardar os registros por uma semana e sumir com a pilha.
/** O grupo em que uma máquina ou função escreve. */
function registrosDe(scope: Construct, id: string): logs.LogGroup {
  return new logs.LogGroup(scope, `RegistrosDe${id}`, {
    retention: logs.RetentionDays.ONE_WEEK,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
// fim do TODO(1)
// #endregion registros

// #region maquinas
/** Uma máquina registra tudo o que acontece, menos os dados de quem pediu. */
const maquinas: IPropertyInjector = {
  constructUniqueId: sfn.StateMachine.PROPERTY_INJECTION_ID,
  inject: (props: sfn.StateMachineProps, { scope, id }): sfn.StateMachineProps => ({
    ...props,
    // TODO(2): ligue o registro de todos os eventos, sem os dados da execução, e os traços do X-Ray.
    logs: { destination: registrosDe(scope, id), level: sfn.LogLevel.ALL, includeExecutionData: false },
    tracingEnabled: true,
    // fim do TODO(2)
  }),
};
// #endregion maquinas

/** Onde param as mensagens que ninguém conseguiu tratar. */
const PERDIDAS = 'MensagensPerdidas';

// #region filas
/** Uma fila só fala por TLS. A mensagem lida muitas vezes sem que ninguém a apague vai para a fila das perdidas. */
const filas: IPropertyInjector = {
  constructUniqueId: sqs.Queue.PROPERTY_INJECTION_ID,
  inject(props: sqs.QueueProps | undefined, { scope, id }): sqs.QueueProps {
    if (id === PERDIDAS) return { ...props, enforceSSL: true };
    const perdidas = scope.node.tryFindChild(PERDIDAS) ?? new sqs.Queue(scope, PERDIDAS);
    return {
      ...props,
      enforceSSL: true,
      deadLetterQueue: { queue: perdidas as sqs.Queue, maxReceiveCount: 10 },
    };
  },
};
// #endregion filas

/** Uma tabela pode voltar a qualquer segundo dos últimos dias. */
const tabelas: IPropertyInjector = {
  constructUniqueId: dynamodb.Table.PROPERTY_INJECTION_ID,
  inject: (props: dynamodb.TableProps): dynamodb.TableProps => ({
    ...props,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  }),
};

/** Uma função usa o Node.js mais novo, e só pode escrever no grupo dela. */
const funcoes: IPropertyInjector = {
  constructUniqueId: lambda.Function.PROPERTY_INJECTION_ID,
  inject(props: lambda.FunctionProps, { scope, id }): lambda.FunctionProps {
    const logGroup = registrosDe(scope, id);
    const role = new iam.Role(scope, `PapelDe${id}`, {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    return { ...props, runtime: lambda.Runtime.NODEJS_24_X, logGroup, role };
  },
};

/** Um tópico só fala por TLS. */
const topicos: IPropertyInjector = {
  constructUniqueId: sns.Topic.PROPERTY_INJECTION_ID,
  inject: (props: sns.TopicProps | undefined): sns.TopicProps => ({ ...props, enforceSSL: true }),
};

/** Os padrões, prontos para `PropertyInjectors`. */
export const padroes: IPropertyInjector[] = [maquinas, filas, tabelas, funcoes, topicos];
