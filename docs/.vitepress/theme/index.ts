import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import 'virtual:fluxograma.css';
import './style.css';
import CaixaDeSaida from './components/CaixaDeSaida.vue';
import ConversaGravada from './components/ConversaGravada.vue';
import Fato from './components/Fato.vue';
import Fluxograma from './components/Fluxograma.vue';
import Passo from './components/Passo.vue';
import Questionario from './components/Questionario.vue';
import TabelaDePassos from './components/TabelaDePassos.vue';
import Verificacao from './components/Verificacao.vue';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('CaixaDeSaida', CaixaDeSaida);
    app.component('ConversaGravada', ConversaGravada);
    app.component('Fato', Fato);
    app.component('Fluxograma', Fluxograma);
    app.component('Passo', Passo);
    app.component('Questionario', Questionario);
    app.component('TabelaDePassos', TabelaDePassos);
    app.component('Verificacao', Verificacao);
  },
} satisfies Theme;
