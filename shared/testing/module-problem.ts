import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BundlingFailed } from './direct-bundling.ts';
import { CheckProblem } from './problem.ts';
import type { Place } from './report.ts';
import { placeInFolder, relativeToRepository } from './stack-place.ts';

/** O que o transformador do Vite diz de um arquivo que não é TypeScript válido. */
interface TransformError extends Error {
  id?: string;
  loc?: { file?: string; line: number; column: number };
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';

/** A mensagem de um erro, com os nomes que a pessoa escreveu no lugar dos que o Vite pôs. */
const ownWords = (message: string): string =>
  firstLine(message)
    .replaceAll(/__vite_ssr_import_\d+__\.(?:default\.)?/g, '')
    .replaceAll(/\(0 ?, ?([\w.]+)\)/g, '$1');

/** Procura `arquivo:linha:coluna` da pasta em um texto do esbuild, que conta as colunas a partir de 0. */
function placeInText(text: string, folder: string): Place | undefined {
  const name = path.basename(folder);
  const match = new RegExp(`${name}[\\\\/]([^\\s:]+):(\\d+):(\\d+)`).exec(text);
  if (!match) return undefined;
  const [, file = '', line, column] = match;
  return {
    file: relativeToRepository(path.join(folder, file)),
    line: Number(line),
    column: Number(column) + 1,
  };
}

function syntaxProblem(error: TransformError, file: string, folder: string): CheckProblem {
  const place = error.loc
    ? {
        file: relativeToRepository(error.loc.file ?? error.id ?? file),
        line: error.loc.line,
        column: error.loc.column,
      }
    : (placeInText(error.message, folder) ?? { file: relativeToRepository(file) });
  return new CheckProblem(
    {
      title: 'O arquivo tem um erro de sintaxe',
      detail: syntaxDetail(error.message),
      place,
      whatToDo:
        'Olhe a linha indicada e a anterior: costuma faltar (ou sobrar) uma vírgula, aspas, parêntese ou chave.',
    },
    { cause: error },
  );
}

/** A frase do transformador, sem o nome do arquivo e sem o desenho do código. */
function syntaxDetail(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  const said =
    lines.find((line) => /ERROR[:\]]/.test(line)) ??
    lines.find((line) => line !== '' && !/^(Transform failed|Error:)/.test(line));
  return firstLine(said ?? message)
    .replace(/^.*ERROR[:\]]\s*/, '')
    .replace(/^\[PARSE_ERROR\]\s*/, '');
}

const isSyntaxError = (error: Error): boolean =>
  error instanceof SyntaxError ||
  'loc' in error ||
  /Transform failed|PARSE_ERROR|Parse failure/.test(error.message);

/**
 * Explica o que impediu um módulo do passo de carregar ou uma pilha de ser montada.
 * @param error o que foi lançado
 * @param file arquivo que estava sendo usado, em caminho absoluto
 * @param folder pasta do passo, em caminho absoluto
 */
export function explainModuleError(error: unknown, file: string, folder: string): CheckProblem {
  if (error instanceof CheckProblem) return error;
  if (!(error instanceof Error)) {
    return new CheckProblem({
      title: 'O código lançou algo que não é um erro',
      detail: String(error),
      place: { file: relativeToRepository(file) },
      whatToDo: 'Lance sempre um Error, com uma mensagem: throw new Error("...").',
    });
  }
  const bundling = bundlingOutput(error);
  if (bundling !== undefined) return bundlingProblem(bundling, error, file, folder);
  if (isSyntaxError(error)) return syntaxProblem(error, file, folder);
  const place = placeInFolder(error, folder) ?? { file: relativeToRepository(file) };
  const missing = MISSING_IMPORT.exec(error.message);
  if (missing)
    return missingImport(
      missing.slice(1).find((name) => name !== undefined) ?? '',
      error,
      importerOf(error, folder) ?? file,
    );
  return new CheckProblem(
    {
      title: 'A pilha não pôde ser montada',
      detail: ownWords(error.message),
      place,
      whatToDo: whatToDoAboutCdk(error.message),
    },
    { cause: error },
  );
}

/** Como o Vite e o Node dizem que um import não existe; o grupo que casar é o nome importado. */
const MISSING_IMPORT =
  /Cannot find (?:module|package) '([^']+)'|Failed to load url (\S+)|Failed to resolve (?:import|entry for package) "([^"]+)"|Missing "\.\/?([^"]*)" specifier/;

/** O arquivo da pasta que pede o import, quando a mensagem o diz. */
function importerOf({ message }: Error, folder: string): string | undefined {
  const importer = / imported from (.+)/.exec(message)?.[1]?.trim();
  return importer?.startsWith(folder.split(path.sep).join('/')) ? importer : undefined;
}

function missingImport(name: string, error: Error, file: string): CheckProblem {
  const imported = name.startsWith('file:') ? path.basename(name) : name;
  const place: Place = { file: relativeToRepository(file), line: lineOfQuoted(file, imported) };
  return new CheckProblem(
    {
      title: 'Um import não foi encontrado',
      detail: `Não existe "${imported}" para importar.`,
      place,
      whatToDo: 'Confira o nome e o caminho no import. Arquivos do passo começam com "./".',
    },
    { cause: error },
  );
}

/** O que o esbuild disse de uma função. O CDK embrulha o erro em outro, que só guarda o texto. */
function bundlingOutput(error: Error): string | undefined {
  if (error instanceof BundlingFailed) return error.output;
  return /Failed to bundle asset[\s\S]*?BundlingFailed: ([\s\S]*)/.exec(error.message)?.[1];
}

function bundlingProblem(output: string, error: Error, file: string, folder: string): CheckProblem {
  return new CheckProblem(
    {
      title: 'Uma função Lambda não pôde ser empacotada',
      detail: syntaxDetail(output),
      place: placeInText(output, folder) ?? { file: relativeToRepository(file) },
      whatToDo:
        'Corrija o arquivo da função e salve. O esbuild é quem prepara o código que vai para a Lambda.',
    },
    { cause: error },
  );
}

/** Os erros do CDK que quem começa mais encontra. */
function whatToDoAboutCdk(message: string): string {
  if (/already has a next state/i.test(message)) {
    return 'Um estado só tem um próximo. Veja se .next(...) foi chamado duas vezes para o mesmo estado.';
  }
  if (/There is already a Construct with name/i.test(message)) {
    return 'Dois objetos da pilha usam o mesmo nome. Dê um nome diferente a um deles.';
  }
  if (/Cannot find entry file|entry file/i.test(message)) {
    return 'O caminho em "entry" não existe. Ele deve apontar para o arquivo .ts da função.';
  }
  const undefinedName = /(\S+) is not defined/.exec(message)?.[1];
  if (undefinedName)
    return `O nome "${undefinedName}" não existe ali. Confira a grafia e se ele foi declarado antes dessa linha.`;
  if (/is not a constructor|is not a function|before initialization|Cannot read propert/i.test(message)) {
    return 'Algo foi usado antes de existir, ou com o nome errado. Confira os nomes na linha indicada.';
  }
  return 'Leia a mensagem acima: ela vem do CDK. Corrija a linha indicada e salve.';
}

/**
 * A linha (a partir de 1) onde um texto entre aspas aparece em um arquivo; `undefined` se não aparece.
 * Em um JSON, o lugar em que ele é chave vem antes dos lugares em que só é citado.
 */
export function lineOfQuoted(file: string, text: string): number | undefined {
  const lines = readFileSync(file, 'utf8').split('\n');
  const quoted = [`'${text}'`, `"${text}"`, `\`${text}\``];
  const asKey = lines.findIndex((line) => line.trimStart().startsWith(`"${text}":`));
  const index = asKey >= 0 ? asKey : lines.findIndex((line) => quoted.some((mark) => line.includes(mark)));
  return index < 0 ? undefined : index + 1;
}
