import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findNodeAtLocation, type JSONPath, parseTree } from 'jsonc-parser';
import { type Diagnostic, explainDiagnostic } from '../aws/index.ts';
import { lineOfQuoted } from './module-problem.ts';
import { CheckProblem } from './problem.ts';
import type { Place } from './report.ts';
import { relativeToRepository } from './stack-place.ts';

/** O estado citado em um lugar como `/States/Aprovar/Choices[0]/Next`. */
export function stateAt(location: string | undefined): string | undefined {
  return location?.match(/.*\/States\/([^/]+)/)?.[1];
}

/** Em um texto que não é JSON, a AWS diz a linha e a coluna, depois de citar o texto. */
const TEXT_POSITION = /; line: (\d+), column: (\d+)\]$/;

/** Onde está, no arquivo, o lugar que a AWS indicou. */
export function placeOfDiagnostic(file: string, location: string | undefined): Place {
  const place: Place = { file: relativeToRepository(file) };
  const [, row, column] = TEXT_POSITION.exec(location ?? '') ?? [];
  if (row !== undefined)
    return path.extname(file) === '.json' ? { ...place, line: Number(row), column: Number(column) } : place;
  const state = stateAt(location);
  if (state !== undefined) place.state = state;
  const line =
    path.extname(file) === '.json'
      ? lineInJson(file, location)
      : state === undefined
        ? undefined
        : lineOfQuoted(file, state);
  if (line !== undefined) place.line = line;
  return place;
}

function lineInJson(file: string, location: string | undefined): number | undefined {
  const text = readFileSync(file, 'utf8');
  const root = parseTree(text);
  if (!root || location === undefined) return undefined;
  const segments: JSONPath = location
    .split('/')
    .filter((segment) => segment !== '')
    .flatMap((segment) => {
      const [, name, index] = /^(.*?)(?:\[(\d+)\])?$/.exec(segment) ?? [];
      return index === undefined ? [segment] : [name ?? '', Number(index)];
    });
  for (let depth = segments.length; depth > 0; depth--) {
    const node = findNodeAtLocation(root, segments.slice(0, depth));
    // O lugar de um campo é o da chave; o de um item de lista, o do próprio item.
    const start = node?.parent?.type === 'property' ? node.parent : node;
    if (start) return text.slice(0, start.offset).split('\n').length;
  }
  return undefined;
}

/** O lugar, como a AWS o acrescenta à mensagem, quando a mensagem já não o diz. */
const placeSaid = (message: string, location: string | undefined): string =>
  !location || message.includes(location) ? '' : ` at ${location}`;

/** De um JSON inválido, a AWS repete o arquivo inteiro; o começo basta para achar o lugar. */
const MAX_LINES = 4;

function firstLines(message: string): string {
  const lines = message.split('\n');
  return lines.length <= MAX_LINES ? message : `${lines.slice(0, MAX_LINES).join('\n')}\n…`;
}

/**
 * A AWS recusou a definição: o que ela disse, palavra por palavra, e a explicação em português.
 * @param diagnostics os achados de `ValidateStateMachineDefinition`
 * @param file arquivo de onde a definição veio, em caminho absoluto
 */
export function refusedDefinition(diagnostics: readonly Diagnostic[], file: string): CheckProblem {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'ERROR');
  const first = errors[0];
  const detail = errors
    .map(({ code, message, location }) => `${code}: ${firstLines(message)}${placeSaid(message, location)}`)
    .join('\n');
  return new CheckProblem({
    title:
      errors.length === 1
        ? 'A AWS recusaria esta máquina'
        : `A AWS recusaria esta máquina, por ${errors.length} motivos`,
    detail,
    place: placeOfDiagnostic(file, first?.location),
    whatToDo: [...new Set(errors.map(explainDiagnostic))].join('\n'),
  });
}
