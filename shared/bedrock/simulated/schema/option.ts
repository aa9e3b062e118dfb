import type { Json } from '../../model.ts';
import { rules } from '../rules.ts';
import { sound } from '../text/sound.ts';
import { fold } from '../text/words.ts';

/** A opção de um `enum` que diz o mesmo que `said`; `undefined` quando nenhuma diz. */
export function nearestOption(said: string, options: readonly Json[]): Json | undefined {
  const wanted = [said, ...synonymsOf(said)].map(key);
  const texts = options.filter((option) => typeof option === 'string');
  for (const word of wanted) {
    if (word === '') continue;
    const found =
      texts.find((option) => key(option) === word) ??
      texts.find((option) => sound(key(option)) === sound(word)) ??
      texts.find(
        (option) =>
          key(option).length > 2 &&
          word.length > 2 &&
          (key(option).includes(word) || word.includes(key(option))),
      );
    if (found !== undefined) return found;
  }
  const initial = key(said).charAt(0);
  return texts.find((option) => option.length === 1 && key(option) === initial);
}

function synonymsOf(said: string): readonly string[] {
  const { opcoes } = rules();
  const wanted = key(said);
  const name = Object.keys(opcoes).find(
    (each) => key(each) === wanted || opcoes[each]!.some((word) => key(word) === wanted),
  );
  return name ? [name, ...opcoes[name]!] : [];
}

function key(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}
