import { describe, expect, test } from 'vitest';
import { rules } from './rules.ts';
import { render } from './text/template.ts';
import { fold } from './text/words.ts';

const SLOTS = 'nome pedido itens total previsao entregador motivo status'.split(' ');

/** Todos os textos de um valor, com o caminho até cada um. */
function textsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));
}

describe('dadas as regras que uma pessoa edita', () => {
  test('quando são lidas, então cada prato e cada bebida tem só os campos conhecidos', () => {
    const { bebidas, pratos } = rules().jantar;
    for (const dish of pratos)
      expect(['nome', 'cozinha', 'com', 'sabor', 'serve', 'curso', 'porque']).toEqual(
        expect.arrayContaining(Object.keys(dish)),
      );
    for (const drink of bebidas)
      expect(Object.keys(drink).sort(), drink.nome).toEqual(['acompanha', 'alcool', 'nome', 'porque']);
  });

  test('quando um prato diz o seu sabor e a sua cozinha, então há bebida e palavra para eles', () => {
    const { bebidas, cozinhas, pratos, restricoes } = rules().jantar;
    for (const dish of pratos) {
      expect(Object.keys(cozinhas)).toContain(dish.cozinha);
      expect(
        bebidas.filter((drink) => drink.acompanha.includes(dish.sabor) && !drink.alcool).length,
        dish.sabor,
      ).toBeGreaterThan(0);
      for (const each of dish.serve) expect(Object.keys(restricoes)).toContain(each);
    }
  });

  test('quando um aviso é escrito, então cada evento tem todos os tons e só usa dados que existem', () => {
    const { eventos, tons } = rules().avisos;
    for (const [name, event] of Object.entries(eventos)) {
      for (const tone of Object.keys(tons)) {
        expect(event[tone]?.length, `${name}/${tone}`).toBeGreaterThan(0);
        for (const phrase of event[tone]!) {
          const used = [...phrase.matchAll(/\{([\p{L}_]+)\}/gu)].map((match) => match[1]!.toLowerCase());
          expect(SLOTS, phrase).toEqual(expect.arrayContaining(used));
          expect(render(phrase, {}), phrase).not.toMatch(/[{}[\]]/);
        }
      }
    }
  });

  test('quando um prato é descrito, então cada tom dos avisos tem frases, e elas só dizem o prato', () => {
    const { avisos, descricao } = rules();
    for (const tone of [...Object.keys(avisos.tons), 'outro']) {
      expect(descricao.tons[tone]?.length, tone).toBeGreaterThan(0);
      for (const phrase of descricao.tons[tone]!)
        expect(render(phrase, { prato: 'nhoque' }), phrase).toMatch(/^Nhoque[^{}[\]]+\.$/);
    }
  });

  test('quando uma palavra serve para comparar, então está sem acento e em minúsculas', () => {
    const { campos, classificacao, geral, intencoes, numeros, pedido } = rules();
    const compared = [
      campos,
      numeros.palavras,
      classificacao.pistas,
      geral.vazias,
      pedido.acoes,
      pedido.tamanhos,
      pedido.pagamento,
      intencoes.verbos,
    ];
    const keys = intencoes.intencoes.flatMap((rule) => Object.keys(rule.pistas));
    const names = [...compared.flatMap((table) => textsIn(table).map(([, text]) => text)), ...keys].filter(
      (text) => !text.includes(' '),
    );
    // As chaves de `tamanhos` saem na resposta; só as palavras se comparam.
    expect(names.filter((text) => fold(text) !== text)).toEqual([]);
  });
});
