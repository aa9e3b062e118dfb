import type { JsonObject } from '../../json.ts';
import type { Created, ResourceContext, ResourceType } from '../resource-type.ts';

/** O que a impressão diz de um recurso que existe só para a pilha entrar. */
const NOTE = 'guardado, sem efeito aqui';

/**
 * Um recurso que a AWS local aceita e guarda, mas que não faz nada.
 * @param nameProperty a propriedade que o nomeia
 * @param arn o ARN, para `Fn::GetAtt`; sem ele, o recurso não tem atributos
 */
export function inert(
  nameProperty: string,
  arn?: (name: string, context: ResourceContext) => string,
  note: string = NOTE,
): ResourceType {
  const describe = (properties: JsonObject, context: ResourceContext): Created => {
    const given = properties[nameProperty];
    const name = typeof given === 'string' ? given : context.generateName(255);
    return { physicalId: name, attributes: arn ? { Arn: arn(name, context) } : {}, note };
  };
  return {
    isInert: true,
    create: async (properties, context) => describe(properties, context),
    update: async (_physicalId, properties, context) => describe(properties, context),
    delete: async () => {},
  };
}
