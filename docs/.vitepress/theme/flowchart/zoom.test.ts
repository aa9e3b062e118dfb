import { describe, expect, it } from 'vitest';
import { clampScale, fitScale, LARGEST, SMALLEST, scrollAfterZoom } from './zoom.ts';

describe('zoom', () => {
  it('dado um desenho mais largo que a tela, quando ajustado, então ele cabe; um estreito não cresce', () => {
    expect(fitScale(1000, 500)).toBe(0.5);
    expect(fitScale(200, 500)).toBe(1);
  });

  it('dada uma escala sem cabimento, quando limitada, então fica entre a menor e a maior', () => {
    expect([clampScale(0), clampScale(1.5), clampScale(99)]).toEqual([SMALLEST, 1.5, LARGEST]);
  });

  it('dado um ponto sob o ponteiro, quando a escala dobra, então ele continua sob o ponteiro', () => {
    const scroll = scrollAfterZoom(100, 50, 1, 2);
    expect((scroll + 50) / 2).toBe(100 + 50);
    expect(scrollAfterZoom(0, 50, 2, 1)).toBe(0);
  });
});
