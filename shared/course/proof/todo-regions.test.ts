import { describe, expect, test } from 'vitest';
import { differencesOutsideTodos, withoutAnswers } from './todo-regions.ts';

const code = (answer: string, after = 'fim();') =>
  `comeco();\n  // TODO(1): calcule.\n${answer}  // fim do TODO(1)\n${after}\n`;
const inCode = (starter: string, solution: string) =>
  differencesOutsideTodos({ 'a.ts': starter }, { 'a.ts': solution });

describe('dado código', () => {
  test('quando só a resposta muda, não há diferença', () => {
    expect(inCode(code(''), code('  const a = 1;\n  return a;\n'))).toEqual([]);
  });

  test('quando uma linha de fora muda, o arquivo é apontado', () => {
    expect(inCode(code(''), code('', 'outro();'))).toEqual(['a.ts: linhas fora dos TODOs']);
  });

  test('quando o texto do TODO muda, o arquivo é apontado', () => {
    expect(inCode(code(''), code('').replace('calcule', 'calcule tudo'))).toHaveLength(1);
  });

  test('quando o TODO não termina, ou termina com outro número, ele não esconde nada', () => {
    const open = (answer: string) => `// TODO(1): calcule.\n${answer}\n// fim do TODO(2)\n`;
    expect(inCode(open('a'), open('b'))).toHaveLength(1);
  });

  test('dois TODOs são duas respostas; o que há entre eles continua', () => {
    const two = '// TODO(1): a.\nx\n// fim do TODO(1)\nmeio\n// TODO(2): b.\ny\n// fim do TODO(2)\n';
    expect(withoutAnswers(two)).toBe(
      '// TODO(1): a.\n// fim do TODO(1)\nmeio\n// TODO(2): b.\n// fim do TODO(2)\n',
    );
  });
});

describe('dada uma definição', () => {
  const starter = {
    StartAt: 'Decidir',
    States: {
      Decidir: { Comment: 'Pronto.', Type: 'Choice', Default: 'Calcular' },
      Calcular: { Comment: 'TODO(1): calcule e siga para "Fim".', Type: 'Pass', End: true },
    },
  };
  type States = Record<string, Record<string, unknown>>;
  const compare = (states: States, frame: object = {}) =>
    differencesOutsideTodos(
      { 'm.asl.json': JSON.stringify(starter, null, 2) },
      { 'm.asl.json': JSON.stringify({ ...starter, ...frame, States: states }) },
    );
  const answered: States = {
    ...starter.States,
    Calcular: { Comment: 'TODO(1): calcule e siga para "Fim".', Type: 'Pass', Next: 'Fim' },
    Fim: { Type: 'Succeed' },
  };

  test('quando mudam os estados com TODO e nasce um que o TODO nomeia, não há diferença', () => {
    expect(compare(answered)).toEqual([]);
  });

  test.each<[string, States, string]>([
    ['um estado pronto muda', { ...answered, Decidir: { Type: 'Pass' } }, 'estado "Decidir"'],
    ['um estado pronto some', { Calcular: answered.Calcular ?? {} }, 'estado "Decidir"'],
    ['nasce um estado que nenhum TODO nomeia', { ...answered, Extra: {} }, 'estado "Extra"'],
    ['o texto do TODO muda', { ...answered, Calcular: { Comment: 'feito' } }, 'estado "Calcular"'],
  ])('quando %s, o estado é apontado', (_, states, place) => {
    expect(compare(states)).toContain(`m.asl.json: ${place}`);
  });

  test('quando muda algo fora dos estados, o lugar é apontado', () => {
    expect(compare(answered, { StartAt: 'Calcular' })).toEqual(['m.asl.json: fora de States']);
  });
});

describe('dadas as duas pastas', () => {
  test('um arquivo que só existe em uma delas é apontado', () => {
    expect(differencesOutsideTodos({ 'a.ts': '' }, { 'b.ts': '' })).toEqual([
      'a.ts: só existe em um dos dois',
      'b.ts: só existe em um dos dois',
    ]);
  });

  test('o teste do passo só existe no ponto de partida, e tudo bem', () => {
    expect(differencesOutsideTodos({ 'verificacao.test.ts': 'x' }, {})).toEqual([]);
  });
});
