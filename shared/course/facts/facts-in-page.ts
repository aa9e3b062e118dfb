/** Onde uma página mostra um fato, e onde ela diz um número sem dizer de onde ele veio. */
import { readFileSync } from 'node:fs';
import { lineAt, type PageFault, proseOf } from '../prose/prose.ts';
import { type Fact, factText, readFacts, type ShownFact, showFact } from './facts.ts';

/** `<Fato id="express-duracao" />`, ou com o texto dentro, que assim se lê também fora do site. */
const USE = /<Fato\s+id="([^"]*)"\s*(?:\/>|>([^<]*)<\/Fato>)/g;

const NUMBER = String.raw`(?:\d+(?:[.,]\d+)*|uma?|dois|duas|três|quatro|cinco|seis|sete|oito|nove|dez|quinze|vinte|trinta|cem|mil)`;
const UNIT =
  '(?:segundos?|minutos?|horas?|dias?|m[eê]s(?:es)?|anos?|eventos?|itens|tokens|execuções|transições|caracteres|chamadas|pedidos|mensagens)';

/** Um preço ou um tamanho: quase sempre da AWS, onde quer que apareça. */
const PRICE_OR_SIZE = new RegExp(
  String.raw`US\$ ?\d+(?:[.,]\d+)*|(?<![\w/])${NUMBER} (?:dólar(?:es)?|centavos? de dólar)|(?<![\w/])\d+(?:[.,]\d+)* ?(?:[KMGT]i?B)(?!\w)`,
  'gi',
);
/** Uma quantidade com unidade: só é um limite da AWS quando a frase fala de um. */
const QUANTITY = new RegExp(
  String.raw`(?<![\wÀ-ÿ/])${NUMBER} (?:milh(?:ão|ões) de |mil )?${UNIT}(?![\wÀ-ÿ])`,
  'gi',
);
const ABOUT_A_LIMIT =
  /(?<![\wÀ-ÿ])(até|no máximo|máxim[oa]|limite|cota|cobra|grátis|gratuit[oa]s?|guardad[oa]|pode durar|dura|por mês)(?![\wÀ-ÿ])/i;
const ABOUT_AWS =
  /\b(AWS|Step Functions|Standard|Express|Lambda|DynamoDB|S3|SQS|SNS|EventBridge|Bedrock|CloudWatch|Budgets|Wait|Map distribuído)\b/;

/** Os fatos que uma página mostra, prontos; um id que não existe fica de fora, e a prova o aponta. */
export function factsOfPage(file: string, facts = readFacts()): Record<string, ShownFact> {
  const ids = [...readFileSync(file, 'utf8').matchAll(USE)].map(([, id = '']) => id);
  return Object.fromEntries(
    ids.flatMap((id) => {
      const fact = facts.get(id);
      return fact === undefined ? [] : [[id, showFact(fact)] as const];
    }),
  );
}

/**
 * O que há de errado nos números de uma página: um fato que não existe, um texto que não é o dele, ou um preço,
 * prazo ou limite sem fonte.
 * @param markdown o texto da página
 * @returns as faltas, na ordem das linhas
 */
export function numberFaults(markdown: string, facts: ReadonlyMap<string, Fact> = readFacts()): PageFault[] {
  const text = markdown.replaceAll('\r\n', '\n');
  const prose = proseOf(text);
  const faults: (PageFault & { line: number })[] = [];
  for (const { 1: id = '', 2: shown, index } of prose.matchAll(USE)) {
    const fault = useFault(id, shown, facts);
    if (fault !== undefined) faults.push({ line: lineAt(text, index), text: fault });
  }
  for (const { 0: use, index } of prose.matchAll(/^<Fato/gm))
    faults.push({
      line: lineAt(text, index),
      text: `uma linha não pode começar por ${use}: o VitePress não leria o resto dela; comece por uma palavra`,
    });
  const bare = prose.replace(USE, (use) => ' '.repeat(use.length));
  for (const { found, index } of nakedNumbers(bare))
    faults.push({
      line: lineAt(text, index),
      text: `"${found}" não tem fonte; ponha o número em shared/course/facts.yaml e escreva <Fato id="…">${found}</Fato>`,
    });
  return faults.sort((a, b) => a.line - b.line);
}

function useFault(
  id: string,
  shown: string | undefined,
  facts: ReadonlyMap<string, Fact>,
): string | undefined {
  const fact = facts.get(id);
  if (fact === undefined) return `o fato "${id}" não está em shared/course/facts.yaml`;
  const text = factText(fact);
  return shown === undefined || shown.trim().toLowerCase() === text.toLowerCase()
    ? undefined
    : `a página diz "${shown.trim()}", e o fato "${id}" é "${text}"`;
}

/** Preços e tamanhos em qualquer frase; quantidades, só nas frases que falam de um limite da AWS. */
function nakedNumbers(prose: string): { found: string; index: number }[] {
  const found = [...prose.matchAll(PRICE_OR_SIZE)].map(({ 0: text, index }) => ({ found: text, index }));
  for (const { 0: sentence, index: start } of prose.matchAll(/[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]+)*/g)) {
    if (!ABOUT_A_LIMIT.test(sentence) || !ABOUT_AWS.test(sentence)) continue;
    for (const { 0: text, index } of sentence.matchAll(QUANTITY))
      found.push({ found: text, index: start + index });
  }
  return found;
}
