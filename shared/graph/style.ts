/** A folha de estilos do desenho. Numa página, entra uma vez; num arquivo SVG solto, vai dentro dele. */
import { DARK, LIGHT, variables } from './palette.ts';

const FONT = "ui-sans-serif,system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";

const RULES = `
.fluxograma{font-family:${FONT};display:block}
.fluxograma text{fill:var(--graph-ink)}
.fluxograma .nome{font-size:14px;font-weight:600}
.fluxograma .tipo{font-size:11.5px;fill:var(--graph-muted)}
.fluxograma .forma{fill:var(--soft);stroke:var(--tone);stroke-width:1.5}
.fluxograma .folha{fill:var(--graph-paper);stroke:var(--tone);stroke-width:1.2}
.fluxograma .ramo{fill:var(--graph-paper);stroke:var(--tone);stroke-width:1;stroke-dasharray:3 4}
.fluxograma .icone{fill:none;stroke:var(--tone);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.fluxograma .selo{fill:var(--graph-paper);stroke:var(--tone);stroke-width:1}
.fluxograma .selo-texto{font-size:11.5px}
.fluxograma [data-kind]{--tone:var(--graph-unknown);--soft:var(--graph-unknown-soft)}
.fluxograma [data-kind=Task]{--tone:var(--graph-task);--soft:var(--graph-task-soft)}
.fluxograma [data-kind=Pass]{--tone:var(--graph-pass);--soft:var(--graph-pass-soft)}
.fluxograma [data-kind=Choice]{--tone:var(--graph-choice);--soft:var(--graph-choice-soft)}
.fluxograma [data-kind=Wait]{--tone:var(--graph-wait);--soft:var(--graph-wait-soft)}
.fluxograma [data-kind=Succeed]{--tone:var(--graph-succeed);--soft:var(--graph-succeed-soft)}
.fluxograma [data-kind=Fail]{--tone:var(--graph-fail);--soft:var(--graph-fail-soft)}
.fluxograma :is([data-kind=Parallel],[data-kind=Map]){--tone:var(--graph-group);--soft:var(--graph-group-soft)}
.fluxograma :is([data-kind=unknown],[data-kind=missing])>.forma{stroke-dasharray:5 4}
.fluxograma [data-kind=start]>.forma{fill:var(--graph-ink);stroke:none}
.fluxograma [data-kind=start]>.nome{fill:var(--graph-paper)}
.fluxograma [data-kind=end]>.forma{fill:var(--graph-paper);stroke:var(--graph-ink);stroke-width:3}
.fluxograma .seta{fill:none;stroke:var(--graph-line);stroke-width:1.5}
.fluxograma .ponta{fill:var(--graph-line)}
.fluxograma [data-edge=catch] .seta{stroke:var(--graph-fail);stroke-dasharray:5 4}
.fluxograma [data-edge=catch] .ponta{fill:var(--graph-fail)}
.fluxograma .condicao{font-size:12px}
.fluxograma .condicao-fundo{fill:var(--graph-paper)}
.fluxograma .ramo .condicao-fundo{fill:var(--graph-paper)}
.fluxograma [data-visited]>.forma{stroke-width:3}
.fluxograma :is([data-visited=failed],[data-visited=aborted])>.forma{stroke:var(--graph-fail);fill:var(--graph-fail-soft)}
.fluxograma .visita{fill:var(--graph-path);stroke:var(--graph-paper);stroke-width:2}
.fluxograma .visita-sinal{fill:none;stroke:var(--graph-paper);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.fluxograma :is([data-visited=failed],[data-visited=aborted])>.visita{fill:var(--graph-fail)}
.fluxograma [data-visited=caught]>.forma{stroke:var(--graph-fail);stroke-dasharray:6 4}
.fluxograma [data-visited=caught]>.visita{fill:var(--graph-fail)}
.fluxograma [data-traversed] .seta{stroke:var(--graph-path);stroke-width:3}
.fluxograma [data-traversed] .ponta{fill:var(--graph-path)}
`;

/** Só na página: o que se escolhe, o que tem o foco e o estado em que a execução está agora. */
const LIVE_RULES = `
.fluxograma [data-state]{cursor:pointer;outline:none}
.fluxograma [data-state]:hover>.forma{stroke-width:2.5}
.fluxograma [data-selected]>.forma{stroke:var(--graph-ink);stroke-width:3}
.fluxograma [data-state]:focus-visible>.forma{stroke:var(--graph-brand);stroke-width:4}
.fluxograma [data-active]>.forma{stroke:var(--graph-path);stroke-width:4;stroke-dasharray:10 6}
@media (prefers-reduced-motion:no-preference){
.fluxograma [data-active]>.forma{animation:fluxograma-agora 1s linear infinite}
.fluxograma .seta,.fluxograma .ponta,.fluxograma .forma{transition:stroke .2s,fill .2s}
}
@keyframes fluxograma-agora{to{stroke-dashoffset:-16}}
`;

/** As regras do desenho, sem as cores: quem as usa define as variáveis. */
export function drawingRules(): string {
  return RULES;
}

/** Para uma página com tema claro e escuro: o escuro vale dentro de `darkSelector`. */
export function pageStyle(darkSelector = '.dark'): string {
  return `:root{${variables(LIGHT)}}\n${darkSelector}{${variables(DARK)}}${RULES}${LIVE_RULES}`;
}

/** Para um arquivo SVG solto: segue a preferência de quem o abre. */
export function fileStyle(): string {
  return `:root{${variables(LIGHT)}}@media(prefers-color-scheme:dark){:root{${variables(DARK)}}}${RULES}`;
}
