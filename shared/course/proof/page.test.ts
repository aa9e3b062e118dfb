import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../catalogue/catalogue.ts';
import { ROOT } from '../paths.ts';
import { pageFaults } from './page.ts';

const STEP: Step = {
  number: 4,
  slug: '04-emprestimo',
  title: 'T',
  part: 'P',
  state: 'pronto',
  frontmatter: {
    titulo: 'T',
    minutos: 10,
    nivel: 'iniciante',
    metas: ['uma', 'outra'],
    prerequisitos: ['Passo 03'],
    termos: ['Pilha'],
    ...{ passo: 4 },
  },
};
const GOOD = `# T

## Por que isto importa
## Você vai conseguir
## A ideia
## Mãos à obra
Abra \`steps/04-emprestimo/app.ts\`.
<<< @/../steps/04-emprestimo/app.ts
1. **TODO(1)**. Em "Verificar crédito", escreva a conta.
## Verifique
\`npm test 4\`
## Se algo deu errado
## Experimente
## Na AWS de verdade
## Recapitulando
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pagina-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As faltas de uma página, como as de um passo com um TODO e doze linhas de resposta. */
function faultsOf(text: string, step: Step = STEP, root = ROOT): string[] {
  const page = path.join(folder, 'pagina.md');
  writeFileSync(page, text);
  return pageFaults(step, {
    page,
    root,
    states: new Set(['Verificar crédito']),
    starter: { 'app.ts': '// TODO(1): a conta\n' },
    solution: {
      'app.ts': Array.from({ length: 12 }, (_, index) => `const n${index} = ${index};`).join('\n'),
    },
    glossary: new Set(['pilha']),
  });
}

describe('as faltas da página de um passo', () => {
  test('dada uma página inteira, nenhuma, com qualquer fim de linha e mesmo sem a pasta do passo', () => {
    expect(faultsOf(GOOD)).toEqual([]);
    expect(faultsOf(GOOD.replaceAll('\n', '\r\n'))).toEqual([]);
    // Uma cópia do curso da qual a pessoa apagou tudo.
    expect(faultsOf(GOOD, STEP, folder)).toEqual([]);
  });

  test.each([
    ['uma parte a menos', GOOD.replace('## Experimente\n', ''), 'as partes da página deveriam ser'],
    ['duas partes trocadas', GOOD.replace('Verifique', 'Experimente'), 'as partes da página deveriam ser'],
    [
      'um arquivo citado que não existe',
      GOOD.replace('`steps/04-emprestimo/app.ts`', '`steps/04-emprestimo/nada.ts:12`'),
      ':7: a página cita steps/04-emprestimo/nada.ts:12, que não existe',
    ],
    [
      'um arquivo mostrado que não existe',
      GOOD.replace('<<< @/../steps/04-emprestimo/app.ts', '<<< @/../steps/04-emprestimo/nada.ts{1,3}'),
      ':8: a página mostra steps/04-emprestimo/nada.ts, que não existe',
    ],
    [
      'o comando de outro passo',
      GOOD.replace('npm test 4', 'npm test 5'),
      ':11: a página manda rodar `npm test 5`, e test 5 é de outro passo',
    ],
    [
      'um estado que não existe',
      GOOD.replace('Verificar crédito', 'Verificar score'),
      ':9: a máquina do passo não tem o estado "Verificar score"',
    ],
    ['um TODO que não existe', GOOD.replace('TODO(1)', 'TODO(2)'), 'TODO'],
    ['um número sem fonte', GOOD.replace('Abra', 'Custa US$ 1. Abra'), ':7: "US$ 1" não tem fonte'],
    [
      'um arquivo só pelo nome, que não existe',
      GOOD.replace('Abra', 'Em `nada.yaml`, abra'),
      ':7: a página cita nada.yaml',
    ],
  ])('dada uma página com %s, ela é apontada', (_, text, fault) => {
    const faults = faultsOf(text);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((found) => found.includes(fault))).toBe(true);
  });

  test('dado um tempo que não combina com o passo, ele é apontado', () => {
    const frontmatter = { ...(STEP.frontmatter as NonNullable<Step['frontmatter']>), minutos: 40 };
    expect(faultsOf(GOOD, { ...STEP, frontmatter }).join()).toContain('o cabeçalho diz minutos: 40');
  });
});
