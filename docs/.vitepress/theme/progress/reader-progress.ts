/** O que quem lê o site marcou e respondeu. Fica só no navegador dele. */

export interface ReaderProgress {
  /** As pastas dos passos marcados como lidos. */
  read: readonly string[];
  /** A opção escolhida em cada pergunta, pelo nome da pergunta. */
  answers: Readonly<Record<string, number>>;
}

export const NO_PROGRESS: ReaderProgress = { read: [], answers: {} };

const VERSION = 1;
/** Um passo e uma pergunta têm nomes assim; o resto não é nosso. */
const NAME = /^[a-z0-9-]{1,60}$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const isChoice = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10;

/**
 * Lê o que o navegador guardou, ou um arquivo que a pessoa trouxe. O que não se entende é deixado de lado.
 * @returns `undefined` quando o texto não é um progresso deste curso
 */
export function parseProgress(text: string | null): ReaderProgress | undefined {
  if (text === null) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.version !== VERSION) return undefined;
  const read = Array.isArray(value.read) ? value.read : [];
  const answers = isRecord(value.answers) ? value.answers : {};
  return {
    read: [...new Set(read.filter((slug): slug is string => typeof slug === 'string' && NAME.test(slug)))],
    answers: Object.fromEntries(
      Object.entries(answers).filter(
        (entry): entry is [string, number] => NAME.test(entry[0]) && isChoice(entry[1]),
      ),
    ),
  };
}

export const progressText = ({ read, answers }: ReaderProgress): string =>
  JSON.stringify({ version: VERSION, read, answers });

/** Marca um passo como lido, ou desmarca. */
export const withRead = (
  { read, answers }: ReaderProgress,
  step: string,
  isRead: boolean,
): ReaderProgress => ({
  read: isRead ? [...new Set([...read, step])] : read.filter((other) => other !== step),
  answers,
});

/** Guarda a resposta a uma pergunta; `undefined` a esquece. */
export function withAnswer(
  { read, answers }: ReaderProgress,
  question: string,
  option: number | undefined,
): ReaderProgress {
  const { [question]: _forgotten, ...others } = answers;
  return { read, answers: option === undefined ? others : { ...others, [question]: option } };
}
