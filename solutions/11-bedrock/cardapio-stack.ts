import path from 'node:path';
import { type App, aws_iam as iam, Stack, aws_stepfunctions as sfn } from 'aws-cdk-lib';

// #region modelo
/** O modelo que responde. Com `us.` na frente, é um perfil de inferência. */
const MODELO = 'amazon.nova-micro-v1:0';

/** O preço do Nova Micro, em dólares por mil tokens. Fonte: models.dev @f3fc692, lido em 2026-07. */
const PRECO = { entrada: 0.000035, saida: 0.00014 };
// #endregion modelo

/** A máquina que escreve o cardápio e a permissão de que ela precisa: chamar um modelo, e só ele. */
export class CardapioStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    this.maquina('DescricaoEmJsonpath', 'versao-jsonpath.asl.json');
    this.maquina('Descricao', 'descricao.asl.json');
  }

  private maquina(id: string, arquivo: string): void {
    const maquina = new sfn.StateMachine(this, id, {
      definitionBody: sfn.DefinitionBody.fromFile(path.join(import.meta.dirname, arquivo)),
      definitionSubstitutions: {
        Modelo: MODELO,
        PrecoDeEntrada: String(PRECO.entrada),
        PrecoDeSaida: String(PRECO.saida),
      },
    });
    // InvokeModel e Converse pedem a mesma permissão.
    maquina.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: this.recursosDoModelo() }),
    );
  }

  /** O ARN do modelo. Um perfil pede dois: o dele e o do modelo, em qualquer região para onde ele leve. */
  private recursosDoModelo(): string[] {
    const [, modelo] = /^(?:us|eu|apac|global)\.(.+)$/.exec(MODELO) ?? [];
    if (modelo === undefined) return [this.arn({ resource: 'foundation-model', resourceName: MODELO })];
    return [
      this.arn({ resource: 'foundation-model', resourceName: modelo, region: '*' }),
      this.arn({ resource: 'inference-profile', resourceName: MODELO, account: this.account }),
    ];
  }

  private arn(partes: { resource: string; resourceName: string; region?: string; account?: string }): string {
    return this.formatArn({ service: 'bedrock', account: '', ...partes });
  }
}
