import type { LocalAws } from '../local-aws.ts';
import type { Deployment } from './deployment.ts';

export interface DeployOptions {
  /** Qual pilha, quando o assembly tem mais de uma. */
  stackName?: string;
}

/**
 * Cria na AWS local o que um assembly do CDK pede (a pasta que o `cdk synth` escreve), ou muda o que já existe.
 * Um deploy igual ao anterior não muda nada. O assembly pode ser apagado depois: o código das funções é copiado.
 * @throws `InvalidTemplate`, `UnsupportedResource`, `ResourceFailed`
 * @example
 * const { outputs, changes } = await deployAssembly(aws, 'cdk.out');
 */
export async function deployAssembly(
  aws: LocalAws,
  assemblyDirectory: string,
  options: DeployOptions = {},
): Promise<Deployment> {
  // Carregado só aqui: quem sobe a AWS local sem uma pilha não espera por ele.
  const { chooseStack, deployStack } = await import('./deploy-stack.ts');
  return deployStack(aws, chooseStack(assemblyDirectory, options.stackName));
}
