import { lineAt, type PageFault, proseOf, sectionsOf } from '../../prose/prose.ts';

/** Um JSON de definição, só no que interessa aqui. */
interface States {
  States?: Record<string, States & { Branches?: States[]; Iterator?: States; ItemProcessor?: States }>;
}

/** Os nomes dos estados de uma definição, com os de dentro de Parallel e Map. */
export function stateNames(definition: string): string[] {
  const within = ({ States: states = {} }: States): string[] =>
    Object.entries(states).flatMap(([name, state]) => [
      name,
      ...[...(state.Branches ?? []), state.Iterator ?? {}, state.ItemProcessor ?? {}].flatMap(within),
    ]);
  return within(JSON.parse(definition) as States);
}

/** Onde um texto entre aspas é um estado da máquina do passo. Na história do começo e nos desafios, pode não ser. */
const ABOUT_THE_MACHINE = ['A ideia', 'Mãos à obra', 'Verifique', 'Se algo deu errado'];

const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Os estados que a página cita e que a máquina do passo não tem. Um estado se cita entre aspas, com inicial maiúscula.
 * @param states os estados do ponto de partida e da solução
 */
export function stateFaults(markdown: string, states: ReadonlySet<string>): PageFault[] {
  const alike = new Set([...states].map(plain));
  return sectionsOf(markdown)
    .filter(({ title }) => ABOUT_THE_MACHINE.includes(title))
    .flatMap(({ title, text, line }) => {
      const prose = proseOf(text).replaceAll(/<[A-Za-z][^>]*>/g, (tag) => ' '.repeat(tag.length));
      return [...prose.matchAll(/"(\p{Lu}[^"\n]*)"/gu)].flatMap(({ 1: name = '', index }): PageFault[] => {
        if (states.has(name)) return [];
        // O nome escrito com outra letra, de propósito: é o erro que esta parte explica.
        if (title === 'Se algo deu errado' && alike.has(plain(name))) return [];
        return [
          {
            line: line + lineAt(prose, index) - 1,
            text: `a máquina do passo não tem o estado "${name}". Se não é um estado, escreva sem aspas, em itálico`,
          },
        ];
      });
    });
}
