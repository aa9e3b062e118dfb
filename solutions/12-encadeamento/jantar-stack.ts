import path from 'node:path';
import { type App, aws_iam as iam, Stack, aws_stepfunctions as sfn } from 'aws-cdk-lib';

/** O modelo que responde. Trocar de modelo é trocar este nome e o formato do Body. */
const MODELO = 'amazon.nova-micro-v1:0';

/** A máquina do jantar e a permissão de que ela precisa: chamar um modelo, e só ele. */
export class JantarStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    this.maquina('JantarEmJsonpath', 'versao-jsonpath.asl.json');
    this.maquina('Jantar', 'jantar.asl.json');
  }

  private maquina(id: string, arquivo: string): void {
    const maquina = new sfn.StateMachine(this, id, {
      definitionBody: sfn.DefinitionBody.fromFile(path.join(import.meta.dirname, arquivo)),
      definitionSubstitutions: { Modelo: MODELO },
    });
    maquina.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['bedrock:InvokeModel'],
        resources: [
          this.formatArn({
            service: 'bedrock',
            account: '',
            resource: 'foundation-model',
            resourceName: MODELO,
          }),
        ],
      }),
    );
  }
}
