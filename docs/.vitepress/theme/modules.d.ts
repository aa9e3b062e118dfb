declare module 'virtual:fluxograma.css';
declare module 'virtual:indice-da-busca' {
  const json: string;
  export default json;
}
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
