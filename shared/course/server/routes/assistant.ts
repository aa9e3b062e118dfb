import { type Context, Hono } from 'hono';
import type { Assistant, Deed } from '../../assistant/assistant.ts';
import type { AssistantCode } from '../../assistant/view.ts';
import { onlyAsked } from '../guard.ts';
import { BadRequest, requestBody } from '../request-body.ts';

/** Quantos caracteres cabem em uma fala. */
const LONGEST_SPEECH = 1000;
const LONGEST_NAME = 60;

const CODES: readonly AssistantCode[] = ['step', 'solution'];

/** `/assistente`: o que a conversa do passo 14 mostra, e o que cada pessoa faz nela. */
export const assistantRoutes = (assistant: Assistant): Hono =>
  new Hono()
    .get('/assistente', async (context) => context.json(await assistant.view()))

    .post('/assistente/implantar', onlyAsked, async (context) => {
      const { codigo } = await requestBody(context);
      const code = CODES.find((known) => known === codigo);
      if (!code) throw new BadRequest('"codigo" deve ser "step" ou "solution".');
      assistant.deploy(code);
      return context.json({}, 202);
    })

    .post('/assistente/modelo', onlyAsked, async (context) => {
      const { fora } = await requestBody(context);
      if (typeof fora !== 'boolean') throw new BadRequest('"fora" deve ser true ou false.');
      await assistant.setModelDown(fora);
      return context.json({});
    })

    .post('/assistente/pedidos', onlyAsked, async (context) => {
      const body = await requestBody(context);
      const client = text(body, 'cliente', LONGEST_NAME);
      const phone = text(body, 'telefone', 16);
      if (!/^\+\d{8,15}$/.test(phone))
        throw new BadRequest('"telefone" deve ter o código do país, como +5511999990000.');
      const message = text(body, 'mensagem', LONGEST_SPEECH);
      return context.json({ pedido: await assistant.start({ client, phone, message }) }, 201);
    })

    .get('/assistente/pedidos/:id', async (context) => context.json(await assistant.order(idIn(context))))

    .post('/assistente/pedidos/:id/resposta', onlyAsked, async (context) => {
      await assistant.reply(idIn(context), text(await requestBody(context), 'texto', LONGEST_SPEECH));
      return context.json({});
    })

    .post('/assistente/pedidos/:id/gesto', onlyAsked, async (context) => {
      await assistant.act(idIn(context), deedIn(await requestBody(context)));
      return context.json({});
    })

    .post('/assistente/pedidos/:id/cancelar', onlyAsked, async (context) => {
      await assistant.cancel(idIn(context));
      return context.json({});
    });

/** O número do pedido: um nome de execução da AWS, e nada mais. */
function idIn(context: Context): string {
  const id = context.req.param('id') ?? '';
  if (!/^[\w-]{1,80}$/.test(id)) throw new BadRequest('O número do pedido não tem a forma de um.');
  return id;
}

function deedIn(body: Record<string, unknown>): Deed {
  switch (body.gesto) {
    case 'cooked':
    case 'refused':
    case 'delivered':
      return { kind: body.gesto };
    case 'accepted':
      return { kind: 'accepted', courier: text(body, 'entregador', LONGEST_NAME) };
    default:
      throw new BadRequest('"gesto" deve ser cooked, refused, accepted ou delivered.');
  }
}

function text(body: Record<string, unknown>, name: string, longest: number): string {
  const value = body[name];
  const trimmed = typeof value === 'string' ? value.trim() : '';
  if (trimmed === '' || trimmed.length > longest)
    throw new BadRequest(`"${name}" deve ser um texto de 1 a ${longest} caracteres.`);
  return trimmed;
}
