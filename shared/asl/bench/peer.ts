/**
 * O motor com que o nosso se compara. Só quem mede precisa dele, e ele traz outros pacotes consigo:
 * por isso não está no package.json, e é instalado em `.local/par` na primeira medida.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonObject } from '../index.ts';

const NAME = 'aws-local-stepfunctions';
const VERSION = '3.0.0';
const FOLDER = path.resolve(import.meta.dirname, '..', '..', '..', '.local', 'par');

/** O que o bench usa do par. */
export interface PeerModule {
  StateMachine: new (
    definition: JsonObject,
    options: { validationOptions: { noValidate: boolean } },
  ) => { run(input: unknown): { result: Promise<unknown> } };
}

const PACKAGE = path.join(FOLDER, 'node_modules', NAME);

/** @throws {Error} quando o pacote não está instalado e não pode ser */
export async function loadPeer(): Promise<PeerModule> {
  if (!existsSync(PACKAGE)) install();
  const manifest = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { main: string };
  return (await import(pathToFileURL(path.join(PACKAGE, manifest.main)).href)) as PeerModule;
}

function install(): void {
  const npm = process.env.npm_execpath;
  if (npm === undefined)
    throw new Error('Rode pelo npm (npm run bench): é ele quem instala o motor de comparação.');
  console.log(`Instalando ${NAME} ${VERSION} em .local/par, só para esta medida ...`);
  mkdirSync(FOLDER, { recursive: true });
  const args = [
    npm,
    'install',
    '--prefix',
    FOLDER,
    '--no-audit',
    '--no-fund',
    '--no-save',
    `${NAME}@${VERSION}`,
  ];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0)
    throw new Error(`Não consegui instalar ${NAME} ${VERSION}. Confira a rede e tente de novo.`);
}
