/** A parte do launch-editor que descobre qual editor está aberto; o pacote não traz os tipos dela. */
declare module 'launch-editor/guess.js' {
  /** O programa e os argumentos; `[null]` quando nenhum editor é conhecido. */
  export default function guessEditor(): [string | null, ...string[]];
}
