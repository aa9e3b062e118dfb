import {
  acceptCompletion,
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, forceLinting, forEachDiagnostic, linter, lintKeymap } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Mark } from './mark.ts';
import { suggestionsAt } from './suggestions.ts';

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  /** O nome do editor, para quem o ouve. */
  label: string;
  /** Sugere nomes de estados e campos: só no da definição. */
  isDefinition: boolean;
  /** Acha o que está errado; sem ele, só a sintaxe do JSON. */
  findMarks?: (text: string) => Promise<Mark[]>;
  changed: (text: string) => void;
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--graph-task)' },
  { tag: tags.string, color: 'var(--graph-succeed)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--graph-wait)' },
]);

const theme = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '13px',
    color: 'var(--vp-c-text-1)',
    backgroundColor: 'var(--vp-c-bg-elv)',
  },
  '&.cm-focused': { outline: '3px solid var(--vp-c-brand-1)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--vp-font-family-mono)', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--vp-c-text-1)' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
  '.cm-gutters': {
    color: 'var(--vp-c-text-2)',
    backgroundColor: 'var(--vp-c-bg-soft)',
    borderRight: '1px solid var(--vp-c-divider)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--vp-c-brand-soft)' },
  '.cm-tooltip': {
    color: 'var(--vp-c-text-1)',
    backgroundColor: 'var(--vp-c-bg-elv)',
    border: '1px solid var(--vp-c-border)',
    maxWidth: 'min(34rem, 90vw)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--vp-button-brand-text)',
    backgroundColor: 'var(--vp-button-brand-bg)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--graph-fail)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--graph-choice)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--graph-wait)' },
  '.cm-diagnostic button': {
    margin: '6px 0 2px',
    padding: '2px 10px',
    borderRadius: '6px',
    color: 'var(--vp-button-brand-text)',
    backgroundColor: 'var(--vp-button-brand-bg)',
  },
  // Na lista de avisos, um botão dentro de uma opção não se alcança: ali o conserto é o do teclado.
  '.cm-panel-lint button:not([name=close])': { display: 'none' },
  '.cm-panels': { color: 'var(--vp-c-text-1)', backgroundColor: 'var(--vp-c-bg-soft)' },
});

/** As palavras do próprio editor, para quem o ouve. */
const phrases = EditorState.phrases.of({
  Completions: 'Sugestões',
  Diagnostics: 'Avisos',
  'No diagnostics': 'Nenhum aviso',
  close: 'fechar',
});

/**
 * Monta um editor de JSON. Tab recua o texto; Esc e depois Tab sai do editor, como a ajuda ao lado diz.
 */
export function createEditor(options: EditorOptions): EditorView {
  const { parent, text, label, isDefinition, changed } = options;
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        json(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: isDefinition ? [complete] : [], icons: false }),
        lint(options),
        syntaxHighlighting(colors),
        theme,
        phrases,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        Prec.high(keymap.of([{ key: 'Tab', run: acceptCompletion }])),
        // Ctrl+Enter é de quem está em volta: executa a simulação.
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => true }])),
        keymap.of([{ key: 'Mod-.', run: mendAtCursor }]),
        keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
}

/** Troca o texto todo, se é outro. */
export function replaceText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

const syntax = jsonParseLinter();

/** O que faz o conserto de cada aviso que tem um. */
const fixOf = new WeakMap<Diagnostic, (view: EditorView) => void>();

function lint({ findMarks }: EditorOptions) {
  return linter(
    async (view): Promise<Diagnostic[]> => {
      if (!findMarks) return view.state.doc.length === 0 ? [] : syntax(view);
      const examined = view.state.doc.toString();
      const found = await findMarks(examined);
      const { length } = view.state.doc;
      return found.map((mark) => {
        const mend = mark.fix && mendOf(mark.fix, examined);
        const diagnostic: Diagnostic = {
          from: Math.min(mark.from, length),
          to: Math.min(mark.to, length),
          severity: mark.severity,
          message: [mark.message, mark.why, mark.awsMessage].filter(Boolean).join(' '),
          renderMessage: (shown) => messageIn(mark, () => mend?.(shown)),
        };
        if (mend) fixOf.set(diagnostic, mend);
        return diagnostic;
      });
    },
    { delay: 400 },
  );
}

/** Faz o conserto. Se o texto já mudou, as posições são de outro: examina-se de novo, e o conserto volta. */
const mendOf =
  ({ edits }: NonNullable<Mark['fix']>, examined: string) =>
  (view: EditorView): void => {
    if (view.state.doc.toString() !== examined) {
      forceLinting(view);
      return;
    }
    view.dispatch({
      changes: edits.map(({ offset, length, text }) => ({ from: offset, to: offset + length, insert: text })),
    });
    view.focus();
  };

/** Conserta o aviso em que o cursor está. */
function mendAtCursor(view: EditorView): boolean {
  const { from: start, to: end } = view.state.selection.main;
  let mend: ((view: EditorView) => void) | undefined;
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    if (from <= end && start <= to) mend ??= fixOf.get(diagnostic);
  });
  mend?.(view);
  return true;
}

function messageIn({ message, why, awsMessage, fix }: Mark, onMend: () => void): Node {
  const box = document.createElement('div');
  const add = (tag: 'div' | 'button', text: string | undefined) => {
    const element = document.createElement(tag);
    element.textContent = text ?? '';
    if (text) box.append(element);
    return element;
  };
  add('div', message);
  add('div', why);
  add('div', awsMessage).lang = 'en';
  // As ações do próprio editor dizem "Action" em inglês a quem as ouve.
  add('button', fix && `Corrigir: ${fix.title}`).addEventListener('click', onMend);
  return box;
}

function complete(context: CompletionContext): CompletionResult | null {
  const text = context.state.doc.toString();
  const found = suggestionsAt(text, context.pos);
  const before = context.matchBefore(/"[^"\n]*/);
  if (!found || !before) return null;
  const closes = text[context.pos] === '"';
  const after = closes ? '' : '"';
  return {
    from: before.from + 1,
    options: found.labels.map((label) => ({
      label,
      type: found.kind === 'field' ? 'property' : 'constant',
      apply: JSON.stringify(label).slice(1, -1) + after,
    })),
    validFor: /^[^"\n]*$/,
  };
}
