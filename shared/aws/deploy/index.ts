import type { Deployment } from './deployment.ts';
import type { DeployTarget } from './target.ts';

export interface DeployOptions {
  /** Qual pilha, quando o assembly tem mais de uma. */
  stackName?: string;
  /** Valores para os `Parameters` do modelo, no lugar do padrão deles. */
  parameters?: Readonly<Record<string, string>>;
}

/** Um app do CDK, ou o que se comporte como ele: `synth` escreve o assembly e diz onde. */
export interface SynthesisableApp {
  synth(): { readonly directory: string };
}

/**
 * Cria na AWS local o que uma pilha de um assembly do CDK pede (a pasta que o `cdk synth` escreve), ou muda o que já
 * existe. Um deploy igual ao anterior não muda nada; um que falha deixa a pilha como estava. O assembly pode ser
 * apagado depois: o código das funções é copiado.
 * @throws `InvalidTemplate`, `UnsupportedResource`, `ResourceFailed`
 * @example
 * const { outputs, changes } = await deployAssembly(aws, 'cdk.out');
 */
export async function deployAssembly(
  aws: DeployTarget,
  assemblyDirectory: string,
  options: DeployOptions = {},
): Promise<Deployment> {
  // Carregado só aqui: quem sobe a AWS local sem uma pilha não espera por ele.
  const [{ chooseStack }, { deployStack }] = await Promise.all([
    import('./assembly.ts'),
    import('./deploy-stack.ts'),
  ]);
  return deployStack(aws, chooseStack(assemblyDirectory, options.stackName), options.parameters);
}

/**
 * Implanta todas as pilhas de um app, cada uma depois das que ela usa. Se uma falha, as anteriores ficam, como no
 * `cdk deploy --all`.
 * @param app um `App` do CDK, ou a pasta que o `cdk synth` escreveu
 * @throws `InvalidTemplate`, `UnsupportedResource`, `ResourceFailed`
 * @example
 * const [deployment] = await deployApp(aws, app);
 */
export async function deployApp(
  aws: DeployTarget,
  app: SynthesisableApp | string,
  { stackName, parameters }: DeployOptions = {},
): Promise<readonly Deployment[]> {
  const [{ chooseStack, readAssembly }, { deployStack }] = await Promise.all([
    import('./assembly.ts'),
    import('./deploy-stack.ts'),
  ]);
  const directory = typeof app === 'string' ? app : app.synth().directory;
  const stacks = stackName === undefined ? readAssembly(directory) : [chooseStack(directory, stackName)];
  const deployments: Deployment[] = [];
  for (const stack of stacks) deployments.push(await deployStack(aws, stack, parameters));
  return deployments;
}

/**
 * Apaga uma pilha, do último recurso ao primeiro. O que ela manda reter fica, e é dito em `changes`.
 * @throws `InvalidTemplate` quando ela não existe, ou outra pilha usa o que ela exporta; `ResourceFailed` quando um
 *   recurso não pode ser apagado, como um balde com objetos
 */
export async function destroyStack(aws: DeployTarget, stackName: string): Promise<Deployment> {
  const module = await import('./destroy-stack.ts');
  return module.destroyStack(aws, stackName);
}
