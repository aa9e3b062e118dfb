import type { Path, Rule, RuleFinding, RuleFix } from '../finding.ts';
import { type AnalysedState, analyse } from '../flow/analyse.ts';
import type { Site } from '../flow/reader.ts';
import type { Origin, Shape } from '../flow/shape.ts';
import { closest } from './closest.ts';

/** Um lugar que lê um campo que não pode estar lá. */
type Missing = Site & { reading: Extract<Site['reading'], { kind: 'missing' }> };

const isMissing = (site: Site): site is Missing => site.reading.kind === 'missing' && !site.isGuarded;

/** Um caminho até um campo que nada produz: a execução falha quando chega aqui. */
export const missingPath: Rule = {
  name: 'caminho-sem-valor',
  check: (definition) =>
    (analyse(definition)?.states ?? []).flatMap((state): RuleFinding[] =>
      state.sites.filter(isMissing).map((site) => findingFor(site, state)),
    ),
};

function findingFor(site: Missing, { path, language }: AnalysedState): RuleFinding {
  const { read, reading } = site;
  const { at, inside } = reading;
  const name = read.path[at] ?? '';
  const written = [...read.path.slice(0, at), name].join('.');
  const fix = fixFor(site, name, path);
  return {
    severity: 'warning',
    message: `Nada produz ${rootText(site, language)}.${written}.`,
    why: `${whyMissing(inside)}${fieldsText(inside)} A execução falha aqui.`,
    path: site.path,
    ...(fix ? { fix } : {}),
  };
}

const rootText = ({ read: { root } }: Site, language: AnalysedState['language']): string => {
  if (typeof root === 'object') return `$${root.variable}`;
  return language === 'JSONPath' ? '$' : `$states.${root}`;
};

/** Como um Catch guarda o erro sem perder a entrada, em cada linguagem. */
const KEEPING = {
  JSONPath: { name: 'ResultPath', value: '$.erro' },
  JSONata: { name: 'Output', value: "{% $merge([$states.input, {'erro': $states.errorOutput}]) %}" },
} as const;

function whyMissing({ origin }: Shape): string {
  if (origin?.kind === 'catch') {
    const { name, value } = KEEPING[origin.language];
    return `O Catch de "${origin.state}" pôs o erro no lugar da entrada inteira. Com "${name}": "${value}", ele guardaria os dois. `;
  }
  if (origin?.kind === 'task' && origin.service === 'lambda:invoke')
    return `O que a função de "${origin.state}" devolve vem dentro de Payload. `;
  if (origin) return `"${origin.state}" decide o que há aqui. `;
  return '';
}

function fieldsText({ fields }: Shape): string {
  const names = [...fields.keys()].filter((name) => !name.startsWith('Sdk'));
  return names.length === 0 ? 'Aqui não há campo nenhum.' : `Os campos que há são: ${names.join(', ')}.`;
}

/** O conserto, quando só pode ser um. */
function fixFor(site: Missing, name: string, statePath: Path): RuleFix | undefined {
  const { inside } = site.reading;
  const origin: Origin | undefined = inside.origin;
  if (origin?.kind === 'catch') {
    const path = [...statePath.slice(0, -1), origin.state, 'Catch', origin.index];
    return { title: 'Guardar o erro ao lado da entrada', kind: 'add', path, ...KEEPING[origin.language] };
  }
  const near = closest(name, inside.fields.keys());
  const put =
    near ?? (origin?.kind === 'task' && origin.service === 'lambda:invoke' ? `Payload.${name}` : undefined);
  const parts = site.text.split(`.${name}`);
  // Se o nome aparece duas vezes no texto, não se sabe qual delas trocar.
  if (put === undefined || parts.length !== 2) return undefined;
  return { title: `Ler ${put}`, kind: 'replace', path: site.path, value: parts.join(`.${put}`) };
}
