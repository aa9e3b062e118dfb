/**
 * O `NodejsFunction` chama o esbuild por `npx`: meio segundo por função, a cada verificação.
 * Daqui sai o mesmo esbuild, com os mesmos argumentos que o CDK montou, chamado direto: 20 ms.
 * O que não reconhecemos (outra versão do CDK, compilação prévia, módulos instalados à parte,
 * comandos antes ou depois) segue pelo caminho do próprio CDK, que continua certo, só mais lento.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';

/** O que o CDK guarda para empacotar uma função; campos privados, por isso todos são conferidos antes do uso. */
interface NodejsBundling {
  props: { nodeModules?: string[]; preCompilation?: boolean; commandHooks?: unknown };
  projectRoot: string;
  relativeEntryPath: string;
  buildEsbuildArgs(
    scope: unknown,
    inputFolder: string,
    outputFolder: string,
    join: typeof path.join,
  ): string[];
  local?: { tryBundle(outputFolder: string, options: unknown): boolean };
}

const SCOPE_PLACEHOLDER = {};

function esbuildProgram(): string | undefined {
  const name = process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild';
  try {
    return createRequire(import.meta.url).resolve(`@esbuild/${process.platform}-${process.arch}/${name}`);
  } catch {
    return undefined;
  }
}

function isNodejsBundling(bundling: object | undefined): bundling is NodejsBundling {
  if (!bundling || !('buildEsbuildArgs' in bundling) || typeof bundling.buildEsbuildArgs !== 'function')
    return false;
  const { props, relativeEntryPath, projectRoot } = bundling as Partial<NodejsBundling>;
  if (typeof relativeEntryPath !== 'string' || typeof projectRoot !== 'string' || !props) return false;
  return !props.nodeModules?.length && !props.preCompilation && !props.commandHooks;
}

/** Troca, neste processo, o jeito de chamar o esbuild. Chamar outra vez não muda nada. */
export function bundleDirectly(): void {
  const program = esbuildProgram();
  if (program === undefined || 'bundlesDirectly' in Code) return;
  const fromAsset = Code.fromAsset;
  Object.assign(Code, {
    bundlesDirectly: true,
    fromAsset(assetPath: string, options?: Parameters<typeof fromAsset>[1]) {
      const bundling = options?.bundling;
      if (isNodejsBundling(bundling)) bundling.local = directLocalBundling(bundling, program);
      return fromAsset.call(Code, assetPath, options);
    },
  });
}

function directLocalBundling(
  bundling: NodejsBundling,
  program: string,
): NonNullable<NodejsBundling['local']> {
  const slowly = bundling.local;
  return {
    tryBundle(outputFolder, options) {
      let args: string[];
      try {
        args = bundling.buildEsbuildArgs(SCOPE_PLACEHOLDER, bundling.projectRoot, outputFolder, path.join);
      } catch {
        return slowly?.tryBundle(outputFolder, options) ?? false;
      }
      const entry = path.join(bundling.projectRoot, bundling.relativeEntryPath);
      const run = spawnSync(program, [entry, '--bundle', '--log-level=warning', ...args], {
        cwd: bundling.projectRoot,
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new BundlingFailed(run.stderr || String(run.error));
      return true;
    },
  };
}

/** O esbuild recusou o código de uma função; `output` é o que ele disse. */
export class BundlingFailed extends Error {
  override readonly name = 'BundlingFailed';
  readonly output: string;

  constructor(output: string) {
    super(output);
    this.output = output;
  }
}
