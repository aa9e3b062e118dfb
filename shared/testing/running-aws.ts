import type { Deployment } from '../aws/deploy/deployment.ts';
import { describeChanges, type Paint } from '../aws/deploy/describe-changes.ts';
import { physicalNames, prepareFolder } from './prepare-folder.ts';

export { type Deployment, describeChanges, type Paint };

/** Não há uma AWS local onde ela foi procurada. */
export class NoRunningAws extends Error {
  override readonly name = 'NoRunningAws';

  constructor(endpoint: string) {
    super(
      `Nenhuma AWS local responde em ${endpoint}. Abra uma em outro terminal, com npm run aws, e tente de novo.`,
    );
  }
}

/** A AWS local recusou; a mensagem diz por quê, em português. */
export class RefusedStack extends Error {
  override readonly name = 'RefusedStack';
}

async function ask(
  endpoint: string,
  method: 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${endpoint}/_local/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new NoRunningAws(endpoint);
  });
  const answer = (await response.json().catch(() => {
    throw new NoRunningAws(endpoint);
  })) as { message?: string };
  if (!response.ok) throw new RefusedStack(answer.message ?? `A AWS local respondeu ${response.status}.`);
  return answer;
}

/**
 * Implanta um assembly do CDK numa AWS local que já está de pé.
 * @param endpoint `http://127.0.0.1:4566`
 * @param assembly a pasta, em caminho absoluto
 * @throws {NoRunningAws} ou {RefusedStack}
 */
export async function deployToRunning(endpoint: string, assembly: string): Promise<readonly Deployment[]> {
  const { deployments } = (await ask(endpoint, 'POST', 'stacks', { assembly })) as {
    deployments: Deployment[];
  };
  return deployments;
}

/**
 * Põe no lugar os dados de que a pilha da pasta precisa, numa AWS local que já está de pé.
 * @returns se havia o que preparar
 */
export function prepareInRunning(
  endpoint: string,
  folder: string,
  { resources }: Deployment,
): Promise<boolean> {
  const clientConfig = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    disableHostPrefix: true,
  } as const;
  return prepareFolder(folder, clientConfig, physicalNames(resources));
}

/**
 * Apaga uma pilha de uma AWS local que já está de pé.
 * @throws {NoRunningAws} ou {RefusedStack}
 */
export async function destroyInRunning(endpoint: string, stackName: string): Promise<Deployment> {
  return (await ask(endpoint, 'DELETE', `stacks/${encodeURIComponent(stackName)}`)) as Deployment;
}

/** Os nomes das pilhas de um assembly, da última à primeira: a ordem em que se apagam. */
export async function stackNamesIn(assembly: string): Promise<readonly string[]> {
  const { readAssembly } = await import('../aws/deploy/assembly.ts');
  return readAssembly(assembly)
    .map(({ stackName }) => stackName)
    .reverse();
}
