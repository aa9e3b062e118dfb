import type { Conversation } from '../reading/conversation.ts';
import { rules } from '../rules.ts';
import type { Choice } from '../text/random.ts';
import { render } from '../text/template.ts';
import { capitalized, listed } from '../text/words.ts';
import { knownDinner } from './known.ts';
import { type DinnerRequest, type Part, readDinner } from './request.ts';
import { suggestDishes, suggestDrinks, suggestPlace, suggestSongs, usualDrinks } from './suggest.ts';

/** O jantar sugerido: as partes pedidas, com o que já se sabia das outras. */
export interface Dinner {
  readonly request: DinnerRequest;
  readonly dishes: readonly { readonly name: string; readonly reason: string }[];
  readonly drinks: readonly { readonly name: string; readonly reason: string; readonly dish?: string }[];
  readonly place: string | undefined;
  readonly songs: readonly string[];
}

/** Monta o jantar pedido, a partir do que a conversa já traz. Nada inventa sobre a parte que não foi pedida. */
export function planDinner(conversation: Conversation, choice: Choice, also: readonly Part[] = []): Dinner {
  const request = readDinner(conversation);
  const known = knownDinner(conversation);
  const asks = (part: Part) => request.parts.has(part) || also.includes(part);
  const count = (part: Part, usual: number) => request.parts.get(part) || usual;
  const dishes = asks('pratos')
    ? suggestDishes(request, count('pratos', 3), known.dishes, choice).map((dish) => ({
        name: dish.nome,
        reason: dish.porque,
      }))
    : known.dishes.map((name) => ({ name, reason: '' }));
  const names = dishes.map((dish) => dish.name);
  const drinks = !asks('bebidas')
    ? known.drinks.map((name) => ({ name, reason: '' }))
    : names.length === 0
      ? usualDrinks(request, count('bebidas', 2)).map((drink) => ({ name: drink.nome, reason: drink.porque }))
      : suggestDrinks(request, count('bebidas', 2), names, choice).map(({ drink, dish }) => ({
          name: drink.nome,
          reason: drink.porque,
          dish,
        }));
  return {
    request,
    dishes,
    drinks,
    place: asks('lugar') ? suggestPlace(request, choice) : (known.place ?? namedPlace(request, choice)),
    songs: asks('playlist') ? suggestSongs(request, count('playlist', 3), choice) : [],
  };
}

/** Em um convite, a cidade que alguém disse basta para haver um lugar. */
function namedPlace(request: DinnerRequest, choice: Choice): string | undefined {
  return request.parts.has('convite') && request.city ? suggestPlace(request, choice) : undefined;
}

/** Responde em texto a um pedido de jantar. */
export function answerDinner(conversation: Conversation, choice: Choice): string {
  const dinner = planDinner(conversation, choice);
  return [...dinner.request.parts.keys()].map((part) => partText(part, dinner, choice)).join('\n\n');
}

function partText(part: Part, dinner: Dinner, choice: Choice): string {
  const { respostas } = rules().jantar;
  const dishes = listed(dinner.dishes.map((dish) => dish.name));
  const drinks = listed(dinner.drinks.map((drink) => drink.name));
  const known = {
    pratos: dishes,
    bebidas: drinks,
    lugar: dinner.place ?? '',
    ocasiao: dinner.request.occasion ? ` ${dinner.request.occasion}` : '',
  };
  const say = (name: string, slots: Record<string, string> = {}) =>
    render(choice.pick(respostas[name]!), { ...known, ...slots });
  if (part === 'pratos')
    return say('pratos', {
      lista: numbered(dinner.dishes.map((dish) => `${capitalized(dish.name)}: ${dish.reason}.`)),
    });
  if (part === 'bebidas')
    return say(dishes ? 'bebidas' : 'bebidas_sem_pratos', { lista: numbered(dinner.drinks.map(drinkLine)) });
  if (part === 'lugar') return say(dishes ? 'lugar' : 'lugar_sem_pratos');
  if (part === 'playlist') return say('playlist', { lista: numbered(dinner.songs) });
  if (dishes && drinks) return say('convite', { lugar: dinner.place ?? 'casa, à luz de velas' });
  const missing = [dishes ? '' : 'os pratos', drinks ? '' : 'as bebidas'].filter((each) => each !== '');
  const sure = dishes ? ` Teremos ${dishes}.` : drinks ? ` Para brindar, ${drinks}.` : '';
  return say('convite_sem_dados', { falta: listed(missing), o_que_sei: sure });
}

function drinkLine(drink: Dinner['drinks'][number]): string {
  const name = capitalized(drink.name);
  return drink.dish ? `${name}, para ${drink.dish}: ${drink.reason}.` : `${name}: ${drink.reason}.`;
}

function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
}
