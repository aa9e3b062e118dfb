import {
  findNodeAtLocation,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { explainDiagnostic } from '../../../../../shared/asl/explain/diagnostic.ts';
import type { Diagnostic } from '../../../../../shared/asl/index.ts';
import type { Mark } from './code-editor.ts';

const SYNTAX: Record<string, string> = {
  InvalidSymbol: 'Isto não é um valor JSON. Texto vai entre aspas duplas.',
  InvalidNumberFormat: 'Este número não é válido.',
  PropertyNameExpected: 'Falta um nome de campo entre aspas, ou sobra a vírgula de antes.',
  ValueExpected: 'Falta um valor aqui.',
  ColonExpected: 'Faltam os dois-pontos entre o nome e o valor.',
  CommaExpected: 'Falta uma vírgula antes daqui.',
  CloseBraceExpected: 'Falta fechar uma chave: }.',
  CloseBracketExpected: 'Falta fechar um colchete: ].',
  EndOfFileExpected: 'O JSON já acabou; o que vem daqui em diante sobra.',
  InvalidCommentToken: 'JSON não aceita comentário. Use o campo Comment.',
  UnexpectedEndOfComment: 'JSON não aceita comentário. Use o campo Comment.',
  UnexpectedEndOfString: 'Falta fechar as aspas.',
  InvalidCharacter: 'Este caractere não pode ficar aqui.',
};

/** Os erros de sintaxe de um JSON, no lugar, com o que fazer. */
export function syntaxMarks(text: string): Mark[] {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  return errors.map(({ error, offset, length }) => ({
    from: Math.min(offset, text.length),
    to: Math.min(offset + Math.max(1, length), text.length),
    severity: 'error',
    message: SYNTAX[printParseErrorCode(error)] ?? 'Isto não é JSON válido.',
  }));
}

/** Os pedaços de um lugar como `/States/Aprovar/Choices[0]/Next`. */
function segmentsOf(location: string): JSONPath {
  return location
    .split('/')
    .filter((part) => part !== '')
    .flatMap((part) => {
      const name = part.replace(/(\[\d+\])+$/, '');
      const indexes = [...part.slice(name.length).matchAll(/\[(\d+)\]/g)].map(([, index]) => Number(index));
      return [...(name === '' ? [] : [name]), ...indexes];
    });
}

/** O nó de um lugar, ou o mais fundo que existe no caminho até ele. */
function nodeAt(tree: Node, location: string): Node {
  for (let path = segmentsOf(location); path.length > 0; path = path.slice(0, -1)) {
    const node = findNodeAtLocation(tree, path);
    if (node) return node;
  }
  return tree;
}

/**
 * Os achados da AWS no texto: a frase dela, em inglês, e a explicação.
 * @param text a definição, com JSON válido
 */
export function diagnosticMarks(text: string, diagnostics: readonly Diagnostic[]): Mark[] {
  const tree = parseTree(text);
  return diagnostics.map((diagnostic) => {
    const node = tree && diagnostic.location ? nodeAt(tree, diagnostic.location) : tree;
    // De um campo, o nome já diz onde; marcar um estado inteiro pintaria a página.
    const place = node?.parent?.type === 'property' ? node.parent.children?.[0] : node;
    const from = place?.offset ?? 0;
    return {
      from,
      to: Math.min(from + Math.min(place?.length ?? 1, 80), text.length),
      severity: diagnostic.severity === 'ERROR' ? 'error' : 'warning',
      source: 'AWS',
      message: `${explainDiagnostic(diagnostic)}\n${diagnostic.message}`,
    };
  });
}
