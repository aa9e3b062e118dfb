import path from 'node:path';
import {
  type App,
  aws_dynamodb as dynamodb,
  RemovalPolicy,
  Stack,
  aws_stepfunctions as sfn,
  aws_stepfunctions_tasks as tasks,
} from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

/** Um pedido que reserva a cozinha, cobra e chama o entregador, e que desfaz o que fez quando algo falha. */
export class PedidoStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const cozinha = this.tabela('Cozinha', 'item');
    const cobrancas = this.tabela('Cobrancas', 'pedido');
    const cobrar = this.funcao('Cobrar', 'cobrar.ts', { TABELA_DE_COBRANCAS: cobrancas.tableName });
    cobrancas.grantReadWriteData(cobrar);
    const entrega = this.maquinaDeEntrega();

    // #region receber
    const receber = sfn.Pass.jsonata(this, 'Receber pedido', {
      assign: {
        pedido: '{% $states.input.pedido %}',
        item: '{% $states.input.item %}',
        quantidade: '{% $states.input.quantidade %}',
        valor: '{% $states.input.valor %}',
        limite: '{% $states.input.limite %}',
        bairro: '{% $states.input.bairro %}',
      },
    });
    // #endregion receber

    // #region reservar
    // A cozinha prepara até dez de cada item. A condição recusa a reserva que passaria disso.
    const reservar = tasks.DynamoUpdateItem.jsonata(this, 'Reservar na cozinha', {
      table: cozinha,
      key: { item: tasks.DynamoAttributeValue.fromString('{% $item %}') },
      updateExpression: 'ADD reservados :quantidade',
      conditionExpression: 'attribute_not_exists(reservados) OR reservados <= :cabe',
      expressionAttributeValues: {
        ':quantidade': tasks.DynamoAttributeValue.numberFromString('{% $string($quantidade) %}'),
        ':cabe': tasks.DynamoAttributeValue.numberFromString('{% $string(10 - $quantidade) %}'),
      },
      outputs: { feito: true },
    });
    // #endregion reservar

    const cobrarPedido = tasks.LambdaInvoke.jsonata(this, 'Cobrar pedido', {
      lambdaFunction: cobrar,
      payload: sfn.TaskInput.fromObject({
        pedido: '{% $pedido %}',
        valor: '{% $valor %}',
        limite: '{% $limite %}',
      }),
      outputs: { feito: true, recibo: '{% $states.result.Payload.recibo %}' },
    });

    // TODO(2): quando um dos lados falha, o outro não pode ser cortado no meio. Trate a falha dentro do ramo.
    const naoReservou = sfn.Pass.jsonata(this, 'Não reservou', {
      outputs: { feito: false, motivo: 'A cozinha não tem como preparar tudo isso agora.' },
    });
    const naoCobrou = sfn.Pass.jsonata(this, 'Não cobrou', {
      outputs: { feito: false, motivo: 'O cartão foi recusado.' },
    });
    reservar.addCatch(naoReservou);
    cobrarPedido.addCatch(naoCobrou);
    // fim do TODO(2)

    // TODO(3): guarde em variáveis o que cada ramo fez: reservado, cobrado e motivo.
    const reservarECobrar = sfn.Parallel.jsonata(this, 'Reservar e cobrar', {
      assign: {
        reservado: '{% $states.result[0].feito %}',
        cobrado: '{% $states.result[1].feito %}',
        motivo: "{% $exists($states.result.motivo) ? $join($states.result.motivo, ' ') : '' %}",
      },
    });
    // fim do TODO(3)
    reservarECobrar.branch(reservar).branch(cobrarPedido);

    // TODO(4): chame a máquina de entrega e espere o fim dela. O padrão é o RUN_JOB, que vira .sync:2.
    const chamarEntrega = tasks.StepFunctionsStartExecution.jsonata(this, 'Chamar entrega', {
      stateMachine: entrega,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      input: sfn.TaskInput.fromObject({ pedido: '{% $pedido %}', bairro: '{% $bairro %}' }),
      assign: { entregador: '{% $states.result.Output.entregador %}' },
    });
    // fim do TODO(4)

    const confirmado = sfn.Succeed.jsonata(this, 'Pedido confirmado', {
      outputs: { pedido: '{% $pedido %}', situacao: 'CONFIRMADO', entregador: '{% $entregador %}' },
    });
    const cancelado = sfn.Fail.jsonata(this, 'Pedido cancelado', {
      error: 'PedidoCancelado',
      cause: '{% $motivo %}',
    });

    // TODO(5): crie os estados que desfazem, "Estornar" e "Devolver à cozinha", e os caminhos até eles.
    const devolver = tasks.DynamoUpdateItem.jsonata(this, 'Devolver à cozinha', {
      table: cozinha,
      key: { item: tasks.DynamoAttributeValue.fromString('{% $item %}') },
      updateExpression: 'ADD reservados :devolvidos',
      expressionAttributeValues: {
        ':devolvidos': tasks.DynamoAttributeValue.numberFromString('{% $string(-$quantidade) %}'),
      },
    }).next(cancelado);
    const precisaDevolver = sfn.Choice.jsonata(this, 'Reservou?')
      .when(sfn.Condition.jsonata('{% $reservado %}'), devolver)
      .otherwise(cancelado);
    const estornar = tasks.DynamoUpdateItem.jsonata(this, 'Estornar', {
      table: cobrancas,
      key: { pedido: tasks.DynamoAttributeValue.fromString('{% $pedido %}') },
      updateExpression: 'SET situacao = :estornada',
      expressionAttributeValues: { ':estornada': tasks.DynamoAttributeValue.fromString('ESTORNADA') },
    }).next(precisaDevolver);
    const desfazer = sfn.Choice.jsonata(this, 'Cobrou?')
      .when(sfn.Condition.jsonata('{% $cobrado %}'), estornar)
      .otherwise(precisaDevolver);
    chamarEntrega.addCatch(desfazer, { assign: { motivo: 'Não achamos entregador.' } });
    const fluxo = receber
      .next(reservarECobrar)
      .next(
        sfn.Choice.jsonata(this, 'Deu tudo certo?')
          .when(sfn.Condition.jsonata('{% $reservado and $cobrado %}'), chamarEntrega.next(confirmado))
          .otherwise(desfazer),
      );
    // fim do TODO(5)

    new sfn.StateMachine(this, 'FazerPedido', {
      definitionBody: sfn.DefinitionBody.fromChainable(fluxo),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }

  /** A outra máquina, da equipe de entregas: acha quem leva. */
  private maquinaDeEntrega(): sfn.StateMachine {
    const acharEntregador = tasks.LambdaInvoke.jsonata(this, 'Achar entregador', {
      lambdaFunction: this.funcao('AcharEntregador', 'achar-entregador.ts'),
      payload: sfn.TaskInput.fromObject({ bairro: '{% $states.input.bairro %}' }),
      outputs: '{% $states.result.Payload %}',
    });
    return new sfn.StateMachine(this, 'Entregar', {
      definitionBody: sfn.DefinitionBody.fromChainable(acharEntregador),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
  }

  private tabela(id: string, chave: string): dynamodb.Table {
    return new dynamodb.Table(this, id, {
      partitionKey: { name: chave, type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private funcao(id: string, arquivo: string, environment: Record<string, string> = {}): NodejsFunction {
    return new NodejsFunction(this, id, {
      entry: path.join(import.meta.dirname, arquivo),
      runtime: Runtime.NODEJS_22_X,
      environment,
    });
  }
}
