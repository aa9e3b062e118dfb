import { createHash } from 'node:crypto';
import { InvalidTemplate } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';
import { importedValue } from './outputs.ts';
import { parameterValue } from './parameters.ts';
import { resolve, type Scope } from './resolve.ts';
import type { Created } from './resource-type.ts';
import type { DeployTarget } from './target.ts';

function section(template: JsonObject, name: string): JsonObject {
  const value = template[name];
  return isObject(value) ? value : {};
}

/** O modelo de uma pilha, com tudo que as suas funções podem consultar. */
export class Template {
  readonly resources: JsonObject;
  readonly outputs: JsonObject;
  readonly scope: Scope;
  /** Os nomes exportados por outras pilhas que esta usou até agora. */
  readonly imports = new Set<string>();
  readonly #conditions = new Map<string, boolean | 'visiting'>();

  /**
   * @param created o que já foi criado, por nome lógico; cresce enquanto o deploy anda
   * @param given valores dados a `Parameters`, no lugar do padrão deles
   * @throws `InvalidTemplate`
   */
  constructor(
    template: JsonObject,
    stackName: string,
    aws: DeployTarget,
    created: ReadonlyMap<string, Created>,
    given: Readonly<Record<string, string>> = {},
  ) {
    checkTransforms(template.Transform);
    this.outputs = section(template, 'Outputs');
    const parameters = section(template, 'Parameters');
    const conditions = section(template, 'Conditions');
    const pseudo: Readonly<Record<string, unknown>> = {
      'AWS::AccountId': aws.accountId,
      'AWS::Region': aws.region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stackName,
      'AWS::StackId': `arn:aws:cloudformation:${aws.region}:${aws.accountId}:stack/${stackName}/${createHash('sha256').update(stackName).digest('hex').slice(0, 32)}`,
      'AWS::NotificationARNs': [],
    };
    this.scope = {
      mappings: section(template, 'Mappings'),
      ref(name) {
        if (Object.hasOwn(pseudo, name)) return pseudo[name];
        if (Object.hasOwn(parameters, name)) return parameterValue(name, parameters[name], given[name]);
        return created.get(name)?.physicalId;
      },
      attribute: (logicalId, name) => created.get(logicalId)?.attributes[name],
      condition: (name) => this.#condition(name, conditions),
      imported: (name) => {
        this.imports.add(name);
        return importedValue(aws.context.storage, name);
      },
      region: aws.region,
    };
    this.resources = Object.fromEntries(
      Object.entries(section(template, 'Resources')).filter(
        ([, resource]) =>
          isObject(resource) &&
          (typeof resource.Condition !== 'string' || this.#condition(resource.Condition, conditions)),
      ),
    );
  }

  #condition(name: string, conditions: JsonObject): boolean {
    const known = this.#conditions.get(name);
    if (known === 'visiting') throw new InvalidTemplate(`A condição "${name}" depende dela mesma.`);
    if (known !== undefined) return known;
    if (!Object.hasOwn(conditions, name))
      throw new InvalidTemplate(`A condição "${name}" não existe no modelo.`);
    this.#conditions.set(name, 'visiting');
    const value = resolve(conditions[name], this.scope) === true;
    this.#conditions.set(name, value);
    return value;
  }
}

/** As extensões da linguagem só acrescentam funções; as outras macros reescrevem o modelo. */
function checkTransforms(transform: unknown): void {
  for (const name of transform === undefined ? [] : [transform].flat()) {
    if (name === 'AWS::LanguageExtensions') continue;
    throw new InvalidTemplate(
      `A pilha usa a macro ${JSON.stringify(name)}, que só o CloudFormation de verdade processa.`,
    );
  }
}
