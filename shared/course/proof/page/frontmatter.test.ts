import { describe, expect, test } from 'vitest';
import type { Step } from '../../catalogue/catalogue.ts';
import { frontmatterFaults, glossaryTerms } from './frontmatter.ts';

const GOOD = {
  passo: 4,
  titulo: 'T',
  minutos: 30,
  nivel: 'iniciante',
  metas: ['uma', 'outra'],
  prerequisitos: ['Passo 03'],
  termos: ['Pilha'],
};
const faultsOf = (frontmatter: object) =>
  frontmatterFaults({ number: 4, frontmatter } as unknown as Step, new Set(['pilha'])).map(
    ({ text }) => text,
  );

describe('o cabeçalho da página de um passo', () => {
  test('dado um inteiro, nada a dizer', () => {
    expect(faultsOf(GOOD)).toEqual([]);
  });

  test.each([
    [{ passo: 5 }, 'deveria dizer passo: 4'],
    [{ titulo: ' ' }, 'falta o titulo'],
    [{ minutos: 'trinta' }, 'minutos'],
    [{ minutos: 5 }, 'minutos'],
    [{ nivel: 'fácil' }, 'nivel'],
    [{ metas: ['uma'] }, 'de duas a quatro coisas'],
    [{ metas: ['a', 'b', 'c', 'd', 'e'] }, 'de duas a quatro coisas'],
    [{ prerequisitos: [] }, 'prerequisitos'],
    [{ termos: undefined }, 'termos'],
    [{ termos: ['pilha', 'fila'] }, 'o termo "fila", do cabeçalho, não está em docs/glossario.md'],
  ])('dado um com %j, a falta diz qual campo', (change, fault) => {
    const faults = faultsOf({ ...GOOD, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test('os termos do glossário são os títulos dele', () => {
    expect(glossaryTerms('# Glossário\n\n## AWS CDK\n\nUma ferramenta.\n')).toEqual(new Set(['aws cdk']));
  });
});
