import { describe, expect, test } from 'vitest';
import { askedWords, fold, indexTerms, stem } from './terms.ts';

const FAMILIES = [
  ['execução', 'execuções', 'execucao', 'executar', 'executando', 'executou', 'executa'],
  ['condição', 'condições', 'condicoes', 'CONDICAO'],
  ['máquina', 'máquinas', 'maquinas'],
  ['estado', 'estados'],
  ['transição', 'transições'],
  ['espera', 'esperar', 'esperando', 'esperou', 'esperas'],
  ['falha', 'falhas', 'falhou', 'falharam', 'falhar'],
  ['permissão', 'permissões', 'permissao'],
  ['variável', 'variáveis', 'variaveis'],
  ['nível', 'níveis'],
  ['item', 'itens'],
  ['função', 'funções'],
  ['pagamento', 'pagamentos', 'pagar'],
  ['notificação', 'notificações', 'notificar'],
  ['entrega', 'entregas', 'entregar', 'entregador'],
  ['mensagem', 'mensagens'],
  ['valor', 'valores'],
  ['vez', 'vezes'],
];

describe('o radical de uma palavra', () => {
  test.each(FAMILIES)('%s e a sua família têm o mesmo', (...family) => {
    expect(new Set(family.map((word) => stem(fold(word)))).size).toBe(1);
  });

  test('palavras diferentes não se confundem', () => {
    const words = [
      'estado',
      'estorno',
      'espera',
      'execução',
      'entrada',
      'entrega',
      'mapa',
      'máquina',
      'saga',
    ];
    expect(new Set(words.map((word) => stem(fold(word)))).size).toBe(words.length);
  });

  test('uma palavra curta ou com números fica como está', () => {
    expect(['sns', 'cdk', 'aws', 's3'].map(stem)).toEqual(['sns', 'cdk', 'aws', 's3']);
  });
});

describe('os termos do índice', () => {
  test('dado um nome de código, guarda também as partes', () => {
    expect(indexTerms('waitForTaskToken')).toEqual(
      expect.arrayContaining(['waitfortasktoken', 'wait', 'task', 'token']),
    );
  });

  test('dada uma palavra vazia, não guarda nada', () => {
    expect(['de', 'Não', 'você', 'que'].flatMap(indexTerms)).toEqual([]);
  });
});

describe('as palavras de uma pergunta', () => {
  test('as vazias saem quando há outras, e ficam quando só há elas', () => {
    expect(askedWords('o que é saga?').map(({ folded }) => folded)).toEqual(['saga']);
    expect(askedWords('não').map(({ folded }) => folded)).toEqual(['nao']);
  });
});
