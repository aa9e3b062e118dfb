import { explainDiagnostic } from '../explain/diagnostic.ts';
import { isObject, type Json } from '../json/index.ts';
import { validate } from '../validate/index.ts';
import type { Finding, Path, RuleFix, Severity, Span } from './finding.ts';
import { readDefinition } from './read/read.ts';
import type { Source } from './read/source.ts';
import { RULES } from './rules/index.ts';
import { editsOf, mendedLines } from './text-edits.ts';

/** Até que tamanho um texto se examina, em caracteres: a AWS aceita definições de até 1 MB. */
const MAX_LENGTH = 1_048_576;

/** O que se achou em um texto. */
export interface Diagnosis {
  /** Na ordem do texto. */
  findings: Finding[];
  /** A definição que se conseguiu ler. */
  definition?: Json;
}

/**
 * Diagnostica um texto qualquer: lê o que der, pergunta o que a AWS diria e procura o que ela aceita mas quem escreveu
 * não quis dizer. Qualquer texto termina em achados; nunca em exceção.
 */
export function diagnose(text: string): Diagnosis {
  if (text.trim() === '')
    return { findings: [whole('texto-vazio', 'O texto está vazio.', 'Cole a definição inteira.', text)] };
  if (text.length > MAX_LENGTH)
    return {
      findings: [
        whole('grande-demais', 'O texto passa de 1 MB.', 'A AWS recusa uma definição maior que isso.', text),
      ],
    };
  const source = readDefinition(text);
  const { definition } = source;
  const repairs = source.repairs.map(({ fix, ...repair }) => ({
    ...repair,
    ...placeOf(text, repair.span),
    ...(fix ? { fix: { ...fix, mended: mendedLines(text, fix.edits) } } : {}),
  }));
  if (definition === undefined) return { findings: inOrder(repairs) };
  return {
    findings: inOrder([...repairs, ...fromAws(source, definition), ...fromRules(source, definition)]),
    definition,
  };
}

function fromAws(source: Source, definition: Json): Finding[] {
  return validate(JSON.stringify(definition), { severity: 'WARNING' }).map((diagnostic) => {
    const path = pathOf(diagnostic.location ?? '');
    return placed(source, definition, path, 'value', {
      rule: 'aws',
      severity: diagnostic.severity === 'ERROR' ? 'error' : 'warning',
      message: explainDiagnostic(diagnostic),
      why:
        diagnostic.severity === 'ERROR'
          ? 'A AWS recusa a definição ao criar a máquina.'
          : 'A AWS cria a máquina, e avisa.',
      awsMessage: diagnostic.message,
    });
  });
}

function fromRules(source: Source, definition: Json): Finding[] {
  return RULES.flatMap(({ name, check }) =>
    check(definition).map(({ path, on = 'value', fix, ...said }) => ({
      ...placed(source, definition, path, on, { rule: name, ...said }),
      ...fixFor(source, fix),
    })),
  );
}

function fixFor(source: Source, fix: RuleFix | undefined): Pick<Finding, 'fix'> {
  const edits = fix && editsOf(source, fix);
  return fix && edits ? { fix: { title: fix.title, edits, mended: mendedLines(source.text, edits) } } : {};
}

/** Um achado no lugar mais fundo do texto que se conhece até ele. */
function placed(
  source: Source,
  definition: Json,
  path: Path,
  on: 'key' | 'value',
  said: Pick<Finding, 'rule' | 'severity' | 'message' | 'why'> & { awsMessage?: string },
): Finding {
  let known = path;
  while (known.length > 0 && !source.spanOf(known, on)) known = known.slice(0, -1);
  const found = source.spanOf(known, known.length === path.length ? on : 'key') ?? { offset: 0, length: 1 };
  const state = stateIn(definition, path);
  return {
    ...said,
    span: found,
    ...placeOf(source.text, found),
    ...(state === undefined ? {} : { state }),
    ...(path.length > 0 ? { pointer: `/${path.join('/').replace(/\/(\d+)(?=\/|$)/g, '[$1]')}` } : {}),
  };
}

/** O estado de dentro em que um lugar está. */
function stateIn(definition: Json, path: Path): string | undefined {
  const at = path.lastIndexOf('States');
  const name = at === -1 ? undefined : path[at + 1];
  return typeof name === 'string' && isObject(definition) ? name : undefined;
}

/** Os nomes e posições de um lugar como `/States/Aprovar/Choices[0]/Next`. */
function pathOf(location: string): Path {
  return location
    .split('/')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const name = part.replace(/(\[\d+\])+$/, '');
      const indexes = [...part.slice(name.length).matchAll(/\[(\d+)\]/g)].map(([, index]) => Number(index));
      return name === '' ? indexes : [name, ...indexes];
    });
}

function placeOf(text: string, { offset }: Span): Pick<Finding, 'line' | 'column'> {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

function whole(rule: string, message: string, why: string, text: string): Finding {
  const span = { offset: 0, length: Math.min(1, text.length) };
  return { rule, severity: 'error', message, why, span, line: 1, column: 1 };
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** Na ordem do texto; no mesmo lugar, o mais grave primeiro, e o mesmo achado uma vez só. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const once = new Map(
    findings.map((finding) => [`${finding.rule} ${finding.span.offset} ${finding.message}`, finding]),
  );
  return [...once.values()].sort(
    (one, other) => one.span.offset - other.span.offset || WEIGHT[one.severity] - WEIGHT[other.severity],
  );
}
