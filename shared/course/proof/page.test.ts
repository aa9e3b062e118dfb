import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../catalogue/catalogue.ts';
import { pageFaults } from './page.ts';

const STEP: Step = {
  number: 4,
  slug: '04-emprestimo',
  title: 'T',
  part: 'P',
  state: 'pronto',
  frontmatter: {
    titulo: 'T',
    minutos: 30,
    nivel: 'iniciante',
    metas: ['uma', 'outra'],
    prerequisitos: [],
    termos: [],
  },
};
const GOOD = `# T

## Por que isto importa
## Você vai conseguir
## A ideia
## Mãos à obra
Abra \`steps/04-emprestimo/app.ts\`.
<<< @/../steps/04-emprestimo/app.ts#funcao
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

/** As faltas de uma página, em uma cópia do curso da qual a pessoa apagou tudo. */
function faultsOf(text: string, step: Step = STEP): string[] {
  const file = path.join(folder, 'pagina.md');
  writeFileSync(file, text);
  return pageFaults(step, file, folder);
}

describe('as faltas de uma página', () => {
  test('dada uma página inteira, nenhuma, com qualquer fim de linha e mesmo sem a pasta do passo', () => {
    expect(faultsOf(GOOD)).toEqual([]);
    expect(faultsOf(GOOD.replaceAll('\n', '\r\n'))).toEqual([]);
  });

  test.each([
    ['uma parte a menos', GOOD.replace('## Experimente\n', ''), 'as partes da página deveriam ser'],
    ['duas partes trocadas', GOOD.replace('Verifique', 'Experimente'), 'as partes da página deveriam ser'],
    [
      'um arquivo citado que não existe',
      GOOD.replace('`steps/04-emprestimo/app.ts`', '`steps/04-emprestimo/nada.ts:12`'),
      'a página cita steps/04-emprestimo/nada.ts:12, que não existe',
    ],
    [
      'um arquivo mostrado que não existe',
      GOOD.replace('app.ts#funcao', 'nada.ts{1,3}'),
      'a página mostra ../steps/04-emprestimo/nada.ts, que não existe',
    ],
    [
      'o comando de outro passo',
      GOOD.replace('npm test 4', 'npm test 5'),
      'a página manda rodar npm test 5, que é de outro passo',
    ],
  ])('dada uma página com %s, ela é apontada', (_, text, fault) => {
    const faults = faultsOf(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test('dado um cabeçalho sem um campo, ou com metas de menos, ele é apontado', () => {
    const { termos: _, ...rest } = STEP.frontmatter as NonNullable<Step['frontmatter']>;
    const frontmatter = { ...rest, metas: ['uma'] } as unknown as Step['frontmatter'];
    expect(faultsOf(GOOD, { ...STEP, frontmatter })).toEqual([
      'a página não diz "termos" no cabeçalho',
      'a página promete de duas a quatro coisas, no campo metas',
    ]);
  });
});
