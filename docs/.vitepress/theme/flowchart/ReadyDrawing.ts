/**
 * Um desenho que já veio no HTML. Com `v-html`, o Vue escreveria o mesmo SVG de novo ao assumir a página, e o
 * navegador o leria e disporia outra vez; um `innerHTML` que não se declara dinâmico ele deixa como está.
 *
 * O SVG nasce em shared/graph, que escapa tudo o que vem da definição.
 */
import { type FunctionalComponent, h } from 'vue';

export const ReadyDrawing: FunctionalComponent<{ svg: string }> = ({ svg }) => h('div', { innerHTML: svg });
ReadyDrawing.props = ['svg'];
