import { describe, expect, test } from 'vitest';
import { ROOT } from '../../paths.ts';
import { addedLines, minutesOf, readingTimeFaults } from './reading-time.ts';

const STARTER = { 'a.ts': '// TODO(1): a conta\n// fim do TODO(1)\n' };
const SOLUTION = { 'a.ts': '// TODO(1): a conta\nconst a = 1;\nconst b = 2;\n// fim do TODO(1)\n' };

describe('o tempo de um passo', () => {
  test('as linhas da resposta são as que o ponto de partida não tem', () => {
    expect(addedLines(STARTER, SOLUTION)).toEqual(['const a = 1;', 'const b = 2;']);
  });

  test('soma ler, percorrer o código, fazer os TODOs e verificar', () => {
    const page = `${'palavra '.repeat(360)}\n\`\`\`text\n${'linha\n'.repeat(30)}\`\`\`\n`;
    // 360 palavras: 2 min; 30 linhas: 1 min; um TODO: 2 min; duas linhas de resposta: 0,8 min; verificar: 3 min.
    expect(minutesOf(page, STARTER, SOLUTION, ROOT)).toBeCloseTo(8.8, 1);
  });

  test('dado um tempo perto do calculado, nada a dizer; longe, diz qual seria', () => {
    for (const said of [15, 20, 25, 26]) expect(readingTimeFaults(said, 20)).toEqual([]);
    expect(readingTimeFaults(30, 21)[0]?.text).toContain(
      'minutos: 30, e o passo leva uns 21: escreva minutos: 20',
    );
    expect(readingTimeFaults(10, 21)).toHaveLength(1);
  });
});
