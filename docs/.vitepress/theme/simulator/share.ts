import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';

/** O que um link leva: os textos, como estão nos editores. */
export interface SharedSimulation {
  definition: string;
  input: string;
  /** As respostas das tarefas, como texto JSON. */
  mocks: string;
}

/** O link não pôde ser feito ou lido; a mensagem diz o que fazer. */
export class UnusableLink extends Error {
  override readonly name = 'UnusableLink';
}

const PREFIX = '#m=';
/** Até onde um link cabe em qualquer navegador e conversa, em caracteres. */
const MAX_LENGTH = 16_000;
/** Quanto texto um link pode abrir, em bytes: um link pequeno não enche a memória. */
const MAX_TEXT = 1_000_000;

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

const fromBase64Url = (text: string): Uint8Array =>
  strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);

/**
 * O fragmento de um link com tudo dentro: o navegador não o manda a servidor nenhum.
 * @returns começa com `#`
 * @throws UnusableLink quando a definição é grande demais para um link
 */
export function fragmentOf(shared: SharedSimulation): string {
  const { definition, input, mocks } = shared;
  const fragment =
    PREFIX + toBase64Url(zlibSync(strToU8(JSON.stringify([definition, input, mocks])), { level: 9 }));
  if (fragment.length > MAX_LENGTH)
    throw new UnusableLink(
      `A máquina é grande demais para um link: ele teria ${fragment.length} caracteres, e cabem ${MAX_LENGTH}. Mande o arquivo da definição.`,
    );
  return fragment;
}

/**
 * O que um fragmento leva; `undefined` se ele não é de uma simulação.
 * @throws UnusableLink quando ele é de uma simulação, mas não se lê
 */
export function sharedIn(fragment: string): SharedSimulation | undefined {
  if (!fragment.startsWith(PREFIX)) return undefined;
  const parts = partsOf(fragment.slice(PREFIX.length));
  if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => typeof part === 'string'))
    throw new UnusableLink('O link está cortado ou foi alterado. Peça a quem o mandou que copie de novo.');
  const [definition, input, mocks] = parts as [string, string, string];
  return { definition, input, mocks };
}

function partsOf(text: string): unknown {
  try {
    // O tamanho do destino limita o que se descomprime.
    const bytes = unzlibSync(fromBase64Url(text), { out: new Uint8Array(MAX_TEXT) });
    return JSON.parse(strFromU8(bytes));
  } catch {
    return undefined;
  }
}
