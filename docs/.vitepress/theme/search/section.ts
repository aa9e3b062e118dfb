/** Um trecho de página que a busca acha: um título e o que vem até o próximo. */
export interface Section {
  /** Endereço sem a base do site, com a âncora, como `/passos/01-fluxograma#a-ideia`. */
  url: string;
  /** O nome da página, como `Passo 01: Um fluxograma que executa`. */
  page: string;
  /** O título do trecho; no começo da página, o nome dela. */
  heading: string;
  /** O texto corrido, sem marcas. */
  text: string;
  /** Os blocos de código, um depois do outro. */
  code: string;
}
