import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import type { Json } from '../asl/json/json.ts';
import { shortenJsonata } from './condition.ts';
import { describe } from './describe.ts';
import { draw } from './draw.ts';
import { anyMachine } from './generators.ts';
import { DARK, LIGHT } from './palette.ts';
import { describeInWords } from './words.ts';

const loan: { [key: string]: Json } = {
  StartAt: 'Verificar',
  States: {
    Verificar: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Next: 'Decidir',
      Retry: [{ ErrorEquals: ['Lambda.ServiceException'], MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rejeitar' }],
    },
    Decidir: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.score', NumericGreaterThanEquals: 600 },
            { Variable: '$.ok', IsPresent: true },
          ],
          Next: 'Aprovar',
        },
      ],
      Default: 'Rejeitar',
    },
    Aprovar: { Type: 'Succeed' },
    Rejeitar: { Type: 'Fail', Error: 'Recusado' },
  },
};

group('draw', () => {
  it('dada uma definição, quando desenhada, então cada estado pode ser encontrado pelo nome', () => {
    const svg = draw(describe(loan));
    for (const name of ['Verificar', 'Decidir', 'Aprovar', 'Rejeitar'])
      expect(svg).toContain(`data-state="${name}"`);
    expect(svg).toContain('score ≥ 600 e ok existe');
    expect(svg).toContain('↻ 2×');
  });

  it('dado um caminho, quando desenhado, então só os estados e as setas percorridos acendem', () => {
    const svg = draw(describe(loan), {
      path: [
        { state: 'Verificar', outcome: 'exited' },
        { state: 'Decidir', outcome: 'exited' },
        { state: 'Rejeitar', outcome: 'failed' },
      ],
    });
    expect(svg.match(/data-visited="\w+"/g)).toEqual([
      'data-visited="exited"',
      'data-visited="exited"',
      'data-visited="failed"',
    ]);
    expect(svg.match(/data-traversed/g)).toHaveLength(3);
    expect(svg).toMatch(/data-edge="default" data-traversed/);
    expect(svg).toContain('Caminho percorrido: “Verificar” → “Decidir” → “Rejeitar” (falhou).');
  });

  it('dados nomes hostis, quando desenhados, então o SVG não ganha elementos nem atributos', () => {
    const svg = draw(
      describe({ StartAt: 'a', States: { '<script>alert("1")</script>\u0000': { Type: "'><b" } } }),
    );
    expect(svg).not.toMatch(/<script|<b[ >]/);
    expect(svg).not.toContain('\u0000');
  });

  it('dado qualquer JSON, quando desenhado, então sai um SVG e nunca uma exceção', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anyMachine(6)), (definition) => {
        expect(draw(describe(definition as never))).toMatch(/^<svg .*<\/svg>$/s);
      }),
      { numRuns: 100, seed: 20 },
    );
  });
});

group('describeInWords', () => {
  it('dada uma definição, quando contada em palavras, então diz para onde cada estado vai e por quê', () => {
    expect(describeInWords(loan)).toBe(
      [
        'Máquina com 4 estados.',
        'Começa em “Verificar”.',
        '“Verificar” (Task · lambda:invoke): segue para “Decidir”; com qualquer erro, vai para “Rejeitar”; em caso de erro tenta de novo até 2 vezes.',
        '“Decidir” (Choice): se score ≥ 600 e ok existe, vai para “Aprovar”; senão, vai para “Rejeitar”.',
        '“Aprovar” (Succeed): termina com sucesso.',
        '“Rejeitar” (Fail · Recusado): termina com falha.',
      ].join('\n'),
    );
  });

  it('dada uma expressão JSONata, quando encurtada, então os textos entre aspas ficam como estavam', () => {
    expect(shortenJsonata('{% $states.input.a = "x and $states.input.b" and $n >= 2 %}')).toBe(
      'a = "x and $states.input.b" e $n ≥ 2',
    );
  });
});

group('paleta', () => {
  it.each([
    ['clara', LIGHT],
    ['escura', DARK],
  ])('dada a paleta %s, quando medida, então todo texto tem contraste AA', (_, palette) => {
    for (const [, fill] of Object.values(palette.tones)) {
      expect(contrast(palette.ink, fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(palette.muted, fill)).toBeGreaterThanOrEqual(4.5);
    }
    for (const [stroke, fill] of Object.values(palette.tones)) {
      expect(contrast(stroke, fill)).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(palette.brand, palette.paper)).toBeGreaterThanOrEqual(4.5);
  });
});

/** Contraste da WCAG 2: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
