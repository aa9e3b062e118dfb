import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../../catalogue/catalogue.ts';
import { ROOT } from '../../paths.ts';
import { blocksOf, inlineCodeOf, type PageFault } from '../../prose/prose.ts';

/** Um comando do npm, como uma página o escreve. */
export interface NpmCommand {
  /** O nome em `scripts` do `package.json`, como `executar`; `test` e `start` também são. */
  script: string;
  /** O que vem depois, sem o `--` do npm. */
  args: string[];
}

/** Os programas do curso, pelo nome que têm no `package.json`. */
export function readScripts(root = ROOT): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return manifest.scripts;
}

/** As palavras de uma linha de comando; um trecho entre aspas é uma só. */
const wordsOf = (text: string): string[] =>
  [...text.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);

/** Lê um comando do npm que roda um programa do curso; `undefined` quando o texto é outra coisa. */
export function parseNpm(text: string): NpmCommand | undefined {
  const [npm, first, ...rest] = wordsOf(text);
  if (npm !== 'npm') return undefined;
  const words = rest.filter((word) => word !== '--' && word !== '-s');
  if (first === 'test' || first === 'start') return { script: first, args: words };
  const [script, ...args] = words;
  return first === 'run' && script !== undefined ? { script, args } : undefined;
}

/** As linhas de comando de um bloco `sh`: sem comentários, e com `&&` separado. */
export const linesOf = (code: string): string[] =>
  code
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#\s.*$/, '').split('&&'))
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Onde um comando do curso declara as opções que aceita. */
const SHARED_OPTIONS = ['read-arguments.ts', 'port-option.ts'];

/** O texto de um programa e do que ele importa daqui, um nível só: é onde as opções são declaradas. */
function sourcesOf(program: string): string {
  const name = /(\S+\.ts)$/.exec(program)?.[1];
  const commands = path.join(ROOT, 'shared', 'course', 'commands');
  const shared = SHARED_OPTIONS.map((file) => readFileSync(path.join(commands, file), 'utf8'));
  const main = name === undefined ? '' : path.join(ROOT, name);
  if (!existsSync(main)) return shared.join('\n');
  const text = readFileSync(main, 'utf8');
  const imported = [...text.matchAll(/from '(\.[^']+\.ts)'/g)]
    .map(([, specifier = '']) => path.resolve(path.dirname(main), specifier))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  return [text, ...imported, ...shared].join('\n');
}

/** Comandos que falam do passo da página: o número deles é o dela. */
const OWN = new Set(['test', 'dica', 'recomecar']);

function faultOf({ script, args }: NpmCommand, own: number | undefined): string | undefined {
  const scripts = readScripts();
  const program = Object.hasOwn(scripts, script) ? scripts[script] : undefined;
  if (program === undefined) return `npm run ${script} não está no package.json`;
  const asked = args.find((word) => /^\d{1,2}$/.test(word));
  if (asked !== undefined && !catalogue().some(({ number }) => number === Number(asked)))
    return `o curso não tem o passo ${asked}`;
  if (asked !== undefined && own !== undefined && OWN.has(script) && Number(asked) !== own)
    return `${script} ${asked} é de outro passo`;
  const options = args.flatMap((word) => /^--([\w-]+)/.exec(word)?.[1] ?? []);
  const sources = sourcesOf(program);
  const unknown = options.find((option) => !new RegExp(`(?<![\\w-])${option}(?![\\w-])`).test(sources));
  return unknown === undefined ? undefined : `npm run ${script} não aceita --${unknown}`;
}

/**
 * Os comandos do npm que a página cita e que não existem: outro nome, outro passo, outra opção.
 * @param own o número do passo, quando a página é de um
 */
export function commandFaults(markdown: string, own?: number): PageFault[] {
  const inBlocks = blocksOf(markdown)
    .filter(({ language }) => language === 'sh' || language === 'powershell')
    .flatMap(({ code, line }) => linesOf(code).map((text) => ({ code: text, line })));
  return [...inlineCodeOf(markdown), ...inBlocks].flatMap(({ code, line }): PageFault[] => {
    const command = parseNpm(code);
    const fault = command && faultOf(command, own);
    return fault === undefined ? [] : [{ line, text: `a página manda rodar \`${code}\`, e ${fault}` }];
  });
}
