declare module 'virtual:fluxograma.css';
declare module 'virtual:indice-da-busca' {
  /** Baixa o índice, em JSON. */
  const fetchIndex: () => Promise<string>;
  export default fetchIndex;
}
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
