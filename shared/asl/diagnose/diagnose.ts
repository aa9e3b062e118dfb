import { explainDiagnostic } from '../explain/diagnostic.ts';
import { isObject, type Json } from '../json/index.ts';
import { validate } from '../validate/index.ts';
import type { Finding, Path, RuleFinding, RuleFix, Severity, Span } from './finding.ts';
import { readDefinition } from './read/read.ts';
import type { Source } from './read/source.ts';
import { RULES } from './rules/index.ts';
import { editsOf, mendedLines } from './text-edits.ts';

/** Até que tamanho um texto se examina, em caracteres: a AWS aceita definições de até 1 MB. */
const MAX_LENGTH = 1_048_576;

/** Quantos achados se mostram: depois disso, o que falta é a mesma coisa outra vez. */
const MAX_FINDINGS = 300;

/** As regras que dizem, com o porquê e o conserto, o que a AWS também avisa no mesmo lugar. */
const EXPLAINS_WARNING: ReadonlySet<string> = new Set(['caminho-em-texto', 'linguagem-trocada']);

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
    return { findings: [wholeText('texto-vazio', 'O texto está vazio.', 'Cole a definição inteira.', text)] };
  if (text.length > MAX_LENGTH)
    return {
      findings: [
        wholeText(
          'grande-demais',
          'O texto passa de 1 MB.',
          'A AWS recusa uma definição maior que isso.',
          text,
        ),
      ],
    };
  const source = readDefinition(text);
  const { definition } = source;
  const place = placesOf(text);
  const repairs = source.repairs.slice(0, MAX_FINDINGS).map(({ fix, ...repair }) => ({
    ...repair,
    ...place(repair.span),
    ...(fix ? { fix: { ...fix, mended: mendedLines(text, fix.edits) } } : {}),
  }));
  if (definition === undefined) return { findings: inOrder(repairs, source.repairs.length) };
  const said = RULES.flatMap(({ name, check }) => check(definition).map((one) => ({ ...one, rule: name })));
  const aws = fromAws(source, definition, place);
  const own = fromRules(source, definition, place, said.slice(0, MAX_FINDINGS));
  const merged = mergeWarnings(aws, own);
  return {
    findings: inOrder(
      [...repairs, ...merged],
      source.repairs.length + aws.length + said.length - (aws.length + own.length - merged.length),
    ),
    definition,
  };
}

/** Onde a AWS avisa e uma regra explica a mesma coisa, um achado só: o da regra, com a frase da AWS. */
function mergeWarnings(aws: readonly Finding[], own: readonly Finding[]): Finding[] {
  const warnings = new Map(
    aws.filter(({ severity }) => severity === 'warning').map((finding) => [finding.pointer, finding]),
  );
  const explained = new Set<Finding>();
  const merged = own.map((finding) => {
    const warning = EXPLAINS_WARNING.has(finding.rule) ? warnings.get(finding.pointer) : undefined;
    if (!warning?.awsMessage) return finding;
    explained.add(warning);
    return { ...finding, awsMessage: warning.awsMessage };
  });
  return [...aws.filter((finding) => !explained.has(finding)), ...merged];
}

function fromAws(source: Source, definition: Json, place: Places): Finding[] {
  return validate(JSON.stringify(definition), { severity: 'WARNING' }).map((diagnostic) => {
    const path = pathOf(diagnostic.location ?? '');
    return placed(source, definition, place, path, 'value', {
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

function fromRules(
  source: Source,
  definition: Json,
  place: Places,
  found: readonly (RuleFinding & { rule: string })[],
): Finding[] {
  return found.map(({ path, on = 'value', fix, ...said }) => ({
    ...placed(source, definition, place, path, on, said),
    ...fixFor(source, fix),
  }));
}

/** O conserto de uma regra. Em um texto que se leu aos pedaços, primeiro a sintaxe: a troca cairia no lugar errado. */
function fixFor(source: Source, fix: RuleFix | undefined): Pick<Finding, 'fix'> {
  if (source.repairs.some(({ severity, fix: repair }) => severity === 'error' && !repair)) return {};
  const inside = fix && editsOf(source, fix);
  const edits = inside && source.embedding ? source.embedding.editsInFile(inside) : inside;
  return fix && inside && edits
    ? { fix: { title: fix.title, edits, mended: mendedLines(source.text, inside) } }
    : {};
}

/** Um achado no lugar mais fundo do texto que se conhece até ele. */
function placed(
  source: Source,
  definition: Json,
  place: Places,
  path: Path,
  on: 'key' | 'value',
  said: Pick<Finding, 'rule' | 'severity' | 'message' | 'why'> & { awsMessage?: string },
): Finding {
  let known = path;
  while (known.length > 0 && !source.spanOf(known, on)) known = known.slice(0, -1);
  const whole = source.spanOf(known, known.length === path.length ? on : 'key') ?? { offset: 0, length: 1 };
  const inside = firstLine(source.text, whole);
  const found = source.embedding?.spanInFile(inside) ?? inside;
  const state = stateIn(definition, path);
  return {
    ...said,
    span: found,
    ...place(found),
    ...(state === undefined ? {} : { state }),
    ...(path.length > 0 ? { pointer: `/${path.join('/').replace(/\/(\d+)(?=\/|$)/g, '[$1]')}` } : {}),
  };
}

/** Só a primeira linha de um pedaço do texto: um objeto inteiro sublinhado não diz onde olhar. */
function firstLine(text: string, { offset, length }: Span): Span {
  const end = text.indexOf('\n', offset);
  return { offset, length: end === -1 ? length : Math.max(1, Math.min(length, end - offset)) };
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

/** A linha e a coluna de um pedaço do texto. */
type Places = (span: Span) => Pick<Finding, 'line' | 'column'>;

/** As linhas se contam uma vez só: são muitos achados em um texto grande. */
function placesOf(text: string): Places {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return ({ offset }) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

function wholeText(rule: string, message: string, why: string, text: string): Finding {
  const span = { offset: 0, length: Math.min(1, text.length) };
  return { rule, severity: 'error', message, why, span, line: 1, column: 1 };
}

const WEIGHT: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/**
 * Na ordem do texto; no mesmo lugar, o mais grave primeiro, e o mesmo achado uma vez só.
 * @param total quantos havia antes do corte: quem lê precisa saber que há mais
 */
function inOrder(findings: readonly Finding[], total: number): Finding[] {
  const once = new Map(
    findings.map((finding) => [`${finding.rule} ${finding.span.offset} ${finding.message}`, finding]),
  );
  const sorted = [...once.values()].sort(
    (one, other) => one.span.offset - other.span.offset || WEIGHT[one.severity] - WEIGHT[other.severity],
  );
  const left = total - findings.length;
  if (left === 0) return sorted;
  const more = wholeText(
    'achados-demais',
    `Há mais ${left} achados além destes.`,
    'Conserte estes e diagnostique de novo.',
    ' ',
  );
  return [...sorted, { ...more, severity: 'hint' }];
}
