import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { onMounted } from 'vue';
import 'virtual:fluxograma.css';
import './style/palette.css';
import './style/type.css';
import './style/blocks.css';
import './style/frame.css';
import './style/print.css';
import './progress/sidebar-marks.css';
import Assistente from './components/Assistente.vue';
import CaixaDeSaida from './components/CaixaDeSaida.vue';
import Diagnostico from './components/Diagnostico.vue';
import Fato from './components/Fato.vue';
import Fluxograma from './components/Fluxograma.vue';
import Passo from './components/Passo.vue';
import Progresso from './components/Progresso.vue';
import Questionario from './components/Questionario.vue';
import Simulador from './components/Simulador.vue';
import TabelaDePassos from './components/TabelaDePassos.vue';
import Verificacao from './components/Verificacao.vue';
import CourseLayout from './layout/CourseLayout.vue';
import { watchPrinting } from './print/prepare-page.ts';
import { useSidebarMarks } from './progress/sidebar-marks.ts';

export default {
  extends: DefaultTheme,
  Layout: CourseLayout,
  setup() {
    useSidebarMarks();
    onMounted(watchPrinting);
  },
  enhanceApp({ app }) {
    app.component('Assistente', Assistente);
    app.component('CaixaDeSaida', CaixaDeSaida);
    app.component('Diagnostico', Diagnostico);
    app.component('Fato', Fato);
    app.component('Fluxograma', Fluxograma);
    app.component('Passo', Passo);
    app.component('Progresso', Progresso);
    app.component('Questionario', Questionario);
    app.component('Simulador', Simulador);
    app.component('TabelaDePassos', TabelaDePassos);
    app.component('Verificacao', Verificacao);
  },
} satisfies Theme;
