import { describe, expect, test } from 'vitest';
import { stateFaults, stateNames } from './states.ts';

const STATES = new Set(['Bom apetite', 'Pedir pizza']);
const faultsOf = (section: string, text: string) => stateFaults(`## ${section}\n${text}\n`, STATES);

describe('os estados que uma página cita', () => {
  test('os de uma definição são os de todos os níveis', () => {
    const inner = { States: { Dentro: { Type: 'Pass' } } };
    const definition = {
      States: {
        Ramos: { Type: 'Parallel', Branches: [inner, { States: { 'Outro ramo': {} } }] },
        Itens: { Type: 'Map', ItemProcessor: { States: { Item: {} } } },
      },
    };
    expect(stateNames(JSON.stringify(definition))).toEqual([
      'Ramos',
      'Dentro',
      'Outro ramo',
      'Itens',
      'Item',
    ]);
  });

  test.each([
    ['Mãos à obra', 'Em "Pedir pizza", siga para "Bom apetite".'],
    ['Mãos à obra', 'Até um engano seu vira "peça acesso".'],
    ['A ideia', '<Fluxograma passo="Um passo" />'],
    ['Por que isto importa', 'Alguém diz: "O site está lento."'],
    ['Se algo deu errado', '"Bom Apetite" não é "Bom apetite".'],
    ['Verifique', '`"Outro"` é código.'],
  ])('em "%s", dado %j, nada a dizer', (section, text) => {
    expect(faultsOf(section, text)).toEqual([]);
  });

  test.each([
    ['Mãos à obra', 'Crie "Bom Apetite".'],
    ['Se algo deu errado', 'Confira "Pedir sushi".'],
  ])('em "%s", dado %j, o nome que não existe é apontado, com a linha', (section, text) => {
    const [fault, ...others] = faultsOf(section, text);
    expect(others).toEqual([]);
    expect(fault?.line).toBe(2);
    expect(fault?.text).toMatch(/não tem o estado "(Bom Apetite|Pedir sushi)"/);
  });
});
