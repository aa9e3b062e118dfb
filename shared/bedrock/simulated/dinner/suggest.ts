import { type Dish, type Drink, rules } from '../rules.ts';
import type { Choice } from '../text/random.ts';
import { fold } from '../text/words.ts';
import type { DinnerRequest } from './request.ts';

/** Pratos que atendem ao pedido, os que mais combinam primeiro. */
export function suggestDishes(
  request: DinnerRequest,
  count: number,
  known: readonly string[],
  choice: Choice,
): Dish[] {
  const diet = request.restrictions.filter((each) => each !== 'sem_alcool' && each !== 'sem_frutos_do_mar');
  const allowed = rules().jantar.pratos.filter(
    (dish) =>
      diet.every((each) => dish.serve.includes(each)) &&
      !(request.restrictions.includes('sem_frutos_do_mar') && dish.sabor === 'peixe') &&
      !known.some((name) => fold(name) === fold(dish.nome)),
  );
  const score = (dish: Dish) =>
    (dish.cozinha === request.cuisine && request.base === undefined ? 4 : 0) +
    (dish.cozinha === request.cuisine ? 1 : 0) +
    (request.base && dish.com.includes(request.base) ? 3 : 0);
  const ranked = choice.shuffle(allowed).sort((a, b) => score(b) - score(a));
  const desserts = ranked.filter((dish) => dish.curso === 'sobremesa').slice(0, request.desserts);
  const others = ranked.filter((dish) => dish.curso !== 'sobremesa');
  return [...others.slice(0, Math.max(0, count - desserts.length)), ...desserts];
}

/** Uma bebida sugerida, e o prato que a chamou. */
export interface SuggestedDrink {
  readonly drink: Drink;
  readonly dish: string;
}

/** Bebidas que vão com os pratos: cada uma responde por um deles, em rodízio. */
export function suggestDrinks(
  request: DinnerRequest,
  count: number,
  dishes: readonly string[],
  choice: Choice,
): SuggestedDrink[] {
  const withoutAlcohol = request.restrictions.includes('sem_alcool');
  const left = choice.shuffle(rules().jantar.bebidas.filter((drink) => !(withoutAlcohol && drink.alcool)));
  const suggested: SuggestedDrink[] = [];
  while (suggested.length < count && left.length > 0) {
    const dish = dishes[suggested.length % dishes.length]!;
    const flavor = flavorOf(dish);
    const rank = (drink: Drink) => (drink.acompanha.includes(flavor) ? drink.acompanha.indexOf(flavor) : 9);
    left.sort((a, b) => rank(a) - rank(b));
    suggested.push({ drink: left.shift()!, dish });
  }
  return suggested;
}

/** As bebidas que vão com tudo, para quando os pratos não são conhecidos. */
export function usualDrinks(request: DinnerRequest, count: number): Drink[] {
  const { bebidas, bebidas_de_sempre } = rules().jantar;
  const allowed = bebidas.filter((drink) => !(request.restrictions.includes('sem_alcool') && drink.alcool));
  const usual = allowed.filter((drink) => bebidas_de_sempre.includes(drink.nome));
  return [...usual, ...allowed.filter((drink) => !usual.includes(drink))].slice(0, count);
}

const FLAVORS: readonly (readonly [RegExp, string])[] = [
  [/camar|peixe|salmao|atum|bacalhau|moqueca|sushi|sashimi|lula|polvo|ostra|tilapia/, 'peixe'],
  [/curry|pimenta|taco|picante|vatapa|acaraje|masala/, 'picante'],
  [
    /pudim|chocolate|bolo|torta doce|sorvete|mousse|musse|brigadeiro|tiramisu|panna cotta|brownie|petit|creme brulee/,
    'doce',
  ],
  [/tomate|bolonhesa|parmegiana|pizza|lasanha|pomodoro|sugo|marguerita/, 'tomate'],
  [/carne|file|bife|costela|cordeiro|picanha|frango|porco|linguica|pato|feijoada|strogonoff/, 'carne'],
  [/queijo|fondue|gorgonzola|parmesao|brie|risoto|carbonara|quatro queijos|alfredo|nhoque/, 'queijo'],
];

function flavorOf(name: string): string {
  const folded = fold(name);
  const known = rules().jantar.pratos.find((dish) => fold(dish.nome) === folded);
  return known?.sabor ?? FLAVORS.find(([pattern]) => pattern.test(folded))?.[1] ?? 'vegetais';
}

/** Um lugar na cidade pedida; sem cidade, na do laboratório. */
export function suggestPlace(request: DinnerRequest, choice: Choice): string {
  const { lugares, lugar_padrao, lugar_em_outra_cidade } = rules().jantar;
  const city = request.city ?? lugar_padrao;
  const places = lugares[city];
  if (!places) return choice.pick(lugar_em_outra_cidade).replace('{cidade}', city);
  const place = choice.pick(places);
  return city === 'casa' ? place : `${place}, em ${city}`;
}

export function suggestSongs(request: DinnerRequest, count: number, choice: Choice): string[] {
  const { playlists } = rules().jantar;
  const abroad: Readonly<Record<string, string>> = {
    Paris: 'francesa',
    Roma: 'italiana',
    Veneza: 'italiana',
  };
  const style = request.cuisine ?? abroad[request.city ?? ''] ?? 'outra';
  const songs = playlists[style] ?? playlists.outra!;
  return [...choice.shuffle(songs), ...playlists.outra!.filter((song) => !songs.includes(song))].slice(
    0,
    count,
  );
}
