import type { App, Stack } from 'aws-cdk-lib';
import type { Environment } from './environment.ts';
import type { StackSource } from './stack-assembly.ts';

/** O que o cdk-nag tem contra um recurso. */
export interface Finding {
  /** A regra, como `AwsSolutions-SQS3`; em algumas, o achado vem entre colchetes. */
  rule: string;
  /** O que ela diz, em inglês. */
  description: string;
  /** Os lugares na árvore da pilha, sem o nome dela e sem o `Resource` do fim: `Assistente/Role/DefaultPolicy`. */
  places: readonly string[];
}

/** Uma regra que alguém disse, por escrito, que não vale em um lugar. */
export interface Exception {
  rule: string;
  reason: string;
  /** O lugar na árvore; vazio quando é a pilha inteira, ou o app. */
  place: string;
}

export interface StackAudit {
  findings: readonly Finding[];
  exceptions: readonly Exception[];
}

/**
 * Confere a pilha de um passo com as regras AwsSolutions do cdk-nag, sem empacotar funções nem implantar.
 * @throws {CheckProblem} quando o arquivo da pilha não carrega
 */
export async function auditStack(
  { load }: Pick<Environment, 'load'>,
  { file, exportName, stackName }: StackSource,
): Promise<StackAudit> {
  const [{ App, Validations }, { AwsSolutionsChecks }] = await Promise.all([
    import('aws-cdk-lib'),
    import('cdk-nag'),
  ]);
  const stacks = await load<Record<string, new (scope: App, id: string) => Stack>>(file);
  const stackClass = stacks[exportName];
  if (stackClass === undefined) throw new Error(`${file} não exporta ${exportName}.`);
  const app = new App({ analyticsReporting: false, context: { 'aws:cdk:bundling-stacks': [] } });
  new stackClass(app, stackName);
  const place = (path: string) =>
    path
      .split('/')
      .slice(1)
      .join('/')
      .replace(/\/?Resource$/, '');
  const { violations } = new AwsSolutionsChecks(app).validateScope(app);
  // A síntese aceita a regra com ou sem o nome do pacote na frente; o cdk-nag sozinho, só sem.
  const exceptions = app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([rule, reason]) => ({
        rule: rule.replace(/^(annotation|AwsSolutions)::/i, ''),
        reason,
        place: place(node.path),
      })),
  );
  const isExplained = (rule: string, where: string) =>
    exceptions.some(
      (exception) =>
        exception.rule === rule &&
        `${where}/`.startsWith(exception.place === '' ? '' : `${exception.place}/`),
    );
  const findings = violations.flatMap(({ ruleName, description, violatingResources }) => {
    const places = violatingResources
      .map(({ constructPath }) => place(constructPath ?? ''))
      .filter((where) => !isExplained(ruleName, where));
    return places.length === 0 ? [] : [{ rule: ruleName, description, places }];
  });
  return { findings, exceptions };
}
