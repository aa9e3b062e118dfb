import { RE2JS } from 're2js';
import { currentGuard, type Guard, timeout } from './guard.ts';

/** Caracteres do texto vezes instruções do padrão, num só pedido. */
const MAX_STEPS = 50_000_000;

const compiled = new WeakMap<RegExp, RE2JS>();

/**
 * Faz o papel de `RegExp` na biblioteca, em tempo linear: nenhum padrão trava a avaliação.
 * Referências a grupos e olhares à frente ou atrás não existem aqui, e são um erro.
 */
export class LinearRegExp {
  lastIndex = 0;
  private readonly pattern: RE2JS;
  private readonly guard: Guard | undefined;

  constructor(source: RegExp) {
    this.pattern = compile(source);
    this.guard = currentGuard();
  }

  /** Um texto enorme contra um padrão enorme demora, ainda que em tempo linear. @throws LimitExceeded */
  private checkCost(text: string): void {
    if (text.length * this.pattern.programSize() > MAX_STEPS) throw timeout();
  }

  /** O próximo achado a partir de `lastIndex`, na forma de `RegExp.exec`. */
  exec(text: string): LinearMatch | null {
    this.guard?.checkTime();
    this.checkCost(text);
    const matcher = this.pattern.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    this.lastIndex = matcher.end();
    const groups = Array.from(
      { length: matcher.groupCount() + 1 },
      (_, index) => matcher.group(index) ?? undefined,
    );
    return Object.assign(groups, { index: matcher.start() });
  }
}

type LinearMatch = (string | undefined)[] & { index: number };

function compile(source: RegExp): RE2JS {
  let pattern = compiled.get(source);
  if (!pattern) {
    const flags = (source.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (source.multiline ? RE2JS.MULTILINE : 0);
    pattern = RE2JS.compile(RE2JS.translateRegExp(source), flags);
    compiled.set(source, pattern);
  }
  return pattern;
}
