/** O editor de JSON do curso: CodeMirror, com as cores da página e os textos em português. */
import { autocompletion, type CompletionSource, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { PHRASES } from './phrases.ts';

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--graph-task)' },
  { tag: tags.string, color: 'var(--graph-succeed)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--graph-wait)' },
  { tag: tags.invalid, color: 'var(--graph-fail)' },
]);

const LOOK = EditorView.theme({
  '&': {
    height: '100%',
    fontSize: '14px',
    backgroundColor: 'var(--papel-alto)',
    color: 'var(--vp-c-text-1)',
  },
  '&.cm-focused': { outline: '3px solid var(--graph-brand)', outlineOffset: '-3px' },
  '.cm-scroller': { fontFamily: 'var(--vp-font-family-mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--vp-c-text-1)' },
  '.cm-cursor': { borderLeftColor: 'var(--vp-c-text-1)' },
  '.cm-gutters': { backgroundColor: 'var(--papel-fundo)', color: 'var(--vp-c-text-2)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--vp-c-brand-soft)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--graph-choice-soft) !important',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--papel-alto)',
    color: 'var(--vp-c-text-1)',
    border: '1.5px solid var(--traco-forte)',
    borderRadius: '8px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--vp-button-brand-bg)',
    color: 'var(--vp-button-brand-text)',
  },
  '.cm-diagnostic': { whiteSpace: 'pre-line', maxWidth: '60ch' },
});

/** Um aviso no texto: de onde até onde, em posições de caractere. */
export type { Mark };

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  /** O nome do campo, para quem o ouve. */
  label: string;
  complete?: CompletionSource;
  hint?: string;
  onChange(text: string): void;
}

/**
 * Põe um editor na página. Tab recua o texto; quem navega pelo teclado sai com Esc e depois Tab, como o CodeMirror
 * permite em qualquer editor.
 */
export function createEditor({ parent, text, label, complete, hint, onChange }: EditorOptions): EditorView {
  const extensions: Extension[] = [
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    lintGutter(),
    json(),
    syntaxHighlighting(COLOURS),
    LOOK,
    EditorView.lineWrapping,
    EditorState.phrases.of(PHRASES),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
    EditorView.updateListener.of((change) => {
      if (change.docChanged) onChange(change.state.doc.toString());
    }),
  ];
  if (complete) extensions.push(autocompletion({ override: [complete], icons: false }));
  if (hint) extensions.push(placeholder(hint));
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
}

/** Troca o texto inteiro, se ele mudou por fora. */
export function replaceText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

/** Mostra estes avisos no lugar dos de antes. */
export const showMarks = (view: EditorView, marks: readonly Mark[]): void =>
  view.dispatch(setDiagnostics(view.state, [...marks]));

/** Leva o cursor a uma posição e a põe à vista. */
export function goTo(view: EditorView, position: number): void {
  const anchor = Math.min(position, view.state.doc.length);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  view.focus();
}
