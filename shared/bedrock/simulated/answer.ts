import { answerClassification } from './answers/classify.ts';
import { answerDescription } from './answers/description.ts';
import { extractedFields } from './answers/extraction.ts';
import { factAnswer, fallbackAnswer, greetingAnswer, translationAnswer } from './answers/general.ts';
import { continuing, jsonAnswer, wantsJson } from './answers/json.ts';
import { answerNotice } from './answers/notice.ts';
import { answerOrder } from './answers/order.ts';
import { answerRecommendation } from './answers/recommend.ts';
import { shaped } from './answers/shape.ts';
import { answerSummary } from './answers/summary.ts';
import { answerDinner } from './dinner/answer.ts';
import { decideTool, type ToolDecision } from './tools/choose.ts';
import { answerResults } from './tools/result.ts';
import type { Understanding } from './understanding.ts';

/** A resposta inteira, antes de ser cortada em pedaços. */
export type Answer =
  | { readonly text: string }
  | { readonly use: Extract<ToolDecision, { kind: 'call' }>['use'] };

type Answerer = (understanding: Understanding) => string;

/** Quem responde a cada intenção de `intencoes.yaml`. */
const ANSWERERS: Readonly<Record<string, Answerer>> = {
  jantar: ({ choice, conversation }) => answerDinner(conversation, choice),
  pedido: answerOrder,
  recomendacao: answerRecommendation,
  aviso: answerNotice,
  descricao: answerDescription,
  resumo: answerSummary,
  classificacao: answerClassification,
  extracao: extractedFields,
  traducao: translationAnswer,
  saudacao: greetingAnswer,
};

/** Responde a um pedido já entendido. */
export function answer(understanding: Understanding): Answer {
  const decision = decideTool(understanding);
  if (decision.kind === 'call') return { use: decision.use };
  if (decision.kind === 'ask') return { text: decision.question };
  const { conversation } = understanding;
  if (conversation.results.length > 0)
    return { text: shaped(answerResults(understanding), understanding.style) };
  if (wantsJson(understanding))
    return {
      text: continuing(
        jsonAnswer(understanding, () => textAnswer(understanding)),
        conversation.prefill,
      ),
    };
  return { text: textAnswer(understanding) };
}

function textAnswer(understanding: Understanding): string {
  const { intent, style } = understanding;
  // Em inglês, as regras só sabem os fatos, cumprimentar e dizer que não sabem.
  const speaksEnglish =
    style.language === 'en' && intent !== 'saudacao' && intent !== 'traducao' && intent !== 'resumo';
  const answerer = speaksEnglish || intent === 'fato' ? undefined : ANSWERERS[intent ?? ''];
  const text = answerer?.(understanding) ?? factAnswer(understanding) ?? fallbackAnswer(understanding);
  return shaped(text, style);
}
