import { randomInt } from 'node:crypto';
import { invokeFunction } from '../../testing/invoke-function.ts';
import type { LocalAws } from '../../testing/local-aws.ts';
import type { Line } from '../conversation/conversation.ts';
import { findAssistant, requireAssistant } from './deployed-assistant.ts';
import { createDeployment } from './deployment.ts';
import { createMailbox } from './mailbox.ts';
import { modelView, setModelDown } from './model-switch.ts';
import { listOrders, rowOf, viewOrder } from './orders.ts';
import { AssistantRefusal, usingToken } from './refusal.ts';
import type { AssistantCode, AssistantView, OrderView } from './view.ts';

/** O que o cliente manda para começar um pedido. */
export interface NewOrder {
  client: string;
  phone: string;
  message: string;
}

/** O que a cozinha e o entregador fazem, cada um na sua hora. */
export type Deed =
  | { kind: 'cooked' }
  | { kind: 'refused' }
  | { kind: 'accepted'; courier: string }
  | { kind: 'delivered' };

/**
 * O assistente de delivery, para a página: quem fala com ele, e o que se vê dele. Tudo o que dura está na AWS local;
 * aqui só se lê, se pergunta e se responde pelos tokens, como o contrato da pilha manda.
 * O que não dá para fazer agora é recusado com `AssistantRefusal`.
 */
export interface Assistant {
  view(): Promise<AssistantView>;
  order(id: string): Promise<OrderView>;
  /** Põe o assistente na AWS local; o andamento vem em `view`. */
  deploy(code: AssistantCode): void;
  /** @returns o número do pedido */
  start(order: NewOrder): Promise<string>;
  /** O cliente responde ao que o assistente perguntou. */
  reply(id: string, text: string): Promise<void>;
  act(id: string, deed: Deed): Promise<void>;
  /** O cliente desiste: pela conversa, se ela espera por ele; senão, pela função `Cancelar`. */
  cancel(id: string): Promise<void>;
  setModelDown(isDown: boolean): Promise<void>;
  /** Espera a implantação em andamento. */
  settled(): Promise<void>;
}

/** De que situação da tabela cada gesto é, e quem a máquina espera nela. */
const DEEDS: Record<Deed['kind'], { situation: string; who: string }> = {
  cooked: { situation: 'NA_COZINHA', who: 'pela cozinha' },
  refused: { situation: 'NA_COZINHA', who: 'pela cozinha' },
  accepted: { situation: 'PROCURANDO_ENTREGADOR', who: 'por um entregador' },
  delivered: { situation: 'A_CAMINHO', who: 'pela entrega' },
};

/** O assistente que vive em uma AWS local. */
export function createAssistant(aws: LocalAws): Assistant {
  const deployment = createDeployment(aws);
  const mailbox = createMailbox(aws);
  const cancellations = aws.context.storage.collection<Omit<Line, 'token'>[]>('curso/cancelamentos');

  const see = async (id: string) =>
    viewOrder(aws, await requireAssistant(aws), mailbox, id, cancellations.get(id) ?? []);
  const succeed = (taskToken: string, output: object) =>
    usingToken(() => aws.call('states', 'SendTaskSuccess', { taskToken, output: JSON.stringify(output) }));

  async function reply(id: string, text: string): Promise<void> {
    const { pendingToken } = (await see(id)).history;
    if (pendingToken === undefined)
      throw new AssistantRefusal('O assistente não espera uma resposta agora. Aguarde a próxima pergunta.');
    await succeed(pendingToken, { texto: text });
  }

  /** Chama a função `Cancelar` e guarda na conversa o que se disse. */
  async function callCancel(id: string, lines: OrderView['lines']): Promise<void> {
    const { cancelFunction } = await requireAssistant(aws);
    const answer = await invokeFunction(aws, cancelFunction, { pedido: id });
    const { texto, errorMessage } = (answer ?? {}) as { texto?: unknown; errorMessage?: unknown };
    if (typeof texto !== 'string')
      throw new AssistantRefusal(`A função Cancelar falhou: ${String(errorMessage ?? 'sem explicação')}`);
    const { event = 1, minute = 0 } = lines.at(-1) ?? {};
    const said: Omit<Line, 'token'>[] = [
      { kind: 'cliente', text: 'cancelar', minute, event },
      { kind: 'assistente', text: texto, minute, event },
    ];
    cancellations.set(id, [...(cancellations.get(id) ?? []), ...said]);
  }

  return {
    async view() {
      const assistant = await findAssistant(aws);
      return {
        deployed: await deployment.deployed(),
        deployment: deployment.view(),
        model: await modelView(aws),
        orders: assistant ? await listOrders(aws, assistant) : [],
      };
    },
    order: async (id) => (await see(id)).view,
    deploy: (code) => deployment.start(code),
    async start({ client, phone, message }) {
      const { machineArn } = await requireAssistant(aws);
      const name = orderNumber();
      const input = JSON.stringify({ cliente: client, telefone: phone, mensagem: message });
      await aws.call('states', 'StartExecution', { stateMachineArn: machineArn, name, input });
      return name;
    },
    reply,
    async act(id, deed) {
      const { situation, who } = DEEDS[deed.kind];
      const row = await rowOf(aws, await requireAssistant(aws), id);
      if (row?.situation !== situation)
        throw new AssistantRefusal(`Agora o pedido não espera ${who}. Veja em que pé ele está.`);
      const { token } = row;
      if (token === undefined)
        throw new AssistantRefusal(
          `A tabela diz ${situation}, mas não tem o token: a máquina não espera ${who}.`,
        );
      if (deed.kind === 'refused') {
        const failure = { error: 'CozinhaRecusou', cause: 'A cozinha não pôde preparar o pedido.' };
        await usingToken(() => aws.call('states', 'SendTaskFailure', { taskToken: token, ...failure }));
      } else await succeed(token, deed.kind === 'accepted' ? { entregador: deed.courier } : {});
    },
    async cancel(id) {
      const { view, history } = await see(id);
      if (history.pendingToken !== undefined) await succeed(history.pendingToken, { texto: 'cancelar' });
      else await callCancel(id, view.lines);
    },
    setModelDown: (isDown) => setModelDown(aws, isDown),
    settled: () => deployment.settled(),
  };
}

/** Um número de pedido que se lê em voz alta. É o nome da execução, que não se repete. */
const orderNumber = (): string =>
  `P${Date.now().toString(36).slice(-5)}${randomInt(36 ** 2)
    .toString(36)
    .padStart(2, '0')}`.toUpperCase();
