/** As cores do desenho, que são as da marca. Contraste AA medido nos testes, no claro e no escuro. */

export interface Palette {
  ink: string;
  muted: string;
  paper: string;
  line: string;
  brand: string;
  path: string;
  /** De cada tipo: o traço e o fundo. */
  tones: Record<Tone, [stroke: string, fill: string]>;
}

export type Tone = 'task' | 'pass' | 'choice' | 'wait' | 'succeed' | 'fail' | 'group' | 'unknown';

export const LIGHT: Palette = {
  ink: '#20242c',
  muted: '#565d6b',
  paper: '#ffffff',
  line: '#6d7585',
  brand: '#b3400f',
  path: '#b3400f',
  tones: {
    task: ['#1f5fbf', '#eaf2fd'],
    pass: ['#5b6472', '#f1f3f6'],
    choice: ['#92600a', '#fdf3dd'],
    wait: ['#6b46b8', '#f2edfc'],
    succeed: ['#1b7a43', '#e6f6ec'],
    fail: ['#bd2a2a', '#fdecec'],
    group: ['#0f7285', '#f2fafb'],
    unknown: ['#6d7585', '#ffffff'],
  },
};

export const DARK: Palette = {
  ink: '#eceef2',
  muted: '#aeb6c4',
  paper: '#1b1b1f',
  line: '#8b94a5',
  brand: '#ff9d6b',
  path: '#ff9d6b',
  tones: {
    task: ['#7fb2ff', '#1d2a3f'],
    pass: ['#a9b2c1', '#2a2d34'],
    choice: ['#e9b65a', '#362c18'],
    wait: ['#bfa2f5', '#2d2641'],
    succeed: ['#6fd197', '#1a3325'],
    fail: ['#ff8f8f', '#402225'],
    group: ['#62c3d4', '#1c2729'],
    unknown: ['#8b94a5', '#1b1b1f'],
  },
};

/** As cores como variáveis de CSS, para um seletor. */
export function variables(palette: Palette): string {
  const { tones, ...plain } = palette;
  const lines = Object.entries(plain).map(([name, color]) => `--graph-${name}:${color}`);
  for (const [name, [stroke, fill]] of Object.entries(tones)) {
    lines.push(`--graph-${name}:${stroke}`, `--graph-${name}-soft:${fill}`);
  }
  return lines.join(';');
}
