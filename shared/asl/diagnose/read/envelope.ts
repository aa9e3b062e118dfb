import type { Span } from '../finding.ts';
import type { Repair } from './source.ts';

const FENCE = /^[ \t]*(```|~~~)[^\n]*\n([\s\S]*?)(?:^[ \t]*\1[ \t]*$|$(?![\s\S]))/m;

/** O pedaço do texto em que a definição deve estar, e o que havia em volta. */
export function openEnvelope(text: string): { body: Span; repairs: Repair[] } {
  const repairs: Repair[] = [];
  let body: Span = { offset: 0, length: text.length };
  if (text.startsWith('\uFEFF')) {
    body = { offset: 1, length: text.length - 1 };
    repairs.push({
      rule: 'marca-de-ordem',
      severity: 'error',
      message: 'O arquivo começa com uma marca invisível (BOM).',
      why: 'Um leitor de JSON estranha o primeiro caractere. Salve como UTF-8 sem BOM.',
      span: { offset: 0, length: 1 },
      fix: { title: 'Tirar a marca', edits: [{ offset: 0, length: 1, text: '' }] },
    });
  }
  const fence = FENCE.exec(text);
  if (fence) {
    const inside = fence[2] ?? '';
    const offset = fence.index + fence[0].indexOf('\n') + 1;
    repairs.push({
      rule: 'cerca-de-markdown',
      severity: 'error',
      message: 'A definição está dentro de uma cerca de Markdown.',
      why: 'A AWS lê só o que está entre as cercas. Copie a definição sem elas.',
      span: { offset: fence.index, length: offset - fence.index },
      fix: { title: 'Deixar só a definição', edits: around(text, { offset, length: inside.length }) },
    });
    return { body: { offset, length: inside.length }, repairs };
  }
  const inner = text.slice(body.offset);
  const first = inner.search(/[{[]/);
  const last = inner.lastIndexOf('}');
  // Texto corrido antes da chave não é YAML: é alguém explicando.
  if (first > 0 && last > first && !/^[\s\w"'À-ÿ-]+:/.test(inner) && !/^\s*(\/\/|\/\*)/.test(inner)) {
    const around_ = { offset: body.offset + first, length: last + 1 - first };
    if (inner.slice(0, first).trim() !== '') {
      repairs.push({
        rule: 'texto-em-volta',
        severity: 'error',
        message: 'Há texto antes da definição.',
        why: 'A AWS espera só a definição, da primeira chave à última.',
        span: { offset: body.offset, length: first },
        fix: { title: 'Deixar só a definição', edits: around(text, around_) },
      });
      body = around_;
    }
  }
  return { body, repairs };
}

/** Apaga tudo o que está fora de um pedaço. */
const around = (text: string, { offset, length }: Span) => [
  { offset: 0, length: offset, text: '' },
  { offset: offset + length, length: text.length - offset - length, text: '' },
];
