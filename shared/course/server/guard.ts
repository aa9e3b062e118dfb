import type { MiddlewareHandler } from 'hono';
import { readySteps } from '../catalogue/catalogue.ts';

/**
 * Só deixa passar o que a página do curso pediu. Um site alheio não consegue pôr este cabeçalho em um
 * pedido: o navegador pergunta antes, e a resposta é não.
 */
export const onlyAsked: MiddlewareHandler = async (context, next) => {
  if (context.req.header('x-curso') !== '1') return context.json({ erro: 'Falta o cabeçalho X-Curso.' }, 403);
  return next();
};

/** Só deixa passar um passo do catálogo, pelo nome exato da pasta: nenhum outro caminho chega ao disco. */
export const onlyKnownStep: MiddlewareHandler = async (context, next) => {
  const slug = context.req.param('slug');
  if (!readySteps().some((step) => step.slug === slug))
    return context.json({ erro: 'Este passo não está no catálogo.' }, 404);
  return next();
};
