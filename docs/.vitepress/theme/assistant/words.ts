/** Como a página diz o que o assistente faz. */
import type { AssistantView, ModelView, OrderSummary } from '../../../../shared/course/data.ts';

const SITUATIONS: Readonly<Record<string, string>> = {
  CONFIRMADO: 'Confirmado',
  NA_COZINHA: 'Na cozinha',
  PROCURANDO_ENTREGADOR: 'Procurando entregador',
  A_CAMINHO: 'A caminho',
  ENTREGUE: 'Entregue',
  CANCELADO: 'Cancelado',
  DESISTIU: 'Desistiu antes de pagar',
  NAO_ENTENDIDO: 'Passou para uma pessoa',
  SEM_RESPOSTA: 'O cliente não respondeu',
};

const ENDINGS: Readonly<Record<OrderSummary['status'], string>> = {
  RUNNING: 'Conversando',
  SUCCEEDED: 'Terminou',
  FAILED: 'A execução falhou',
  TIMED_OUT: 'A execução passou do prazo',
  ABORTED: 'A execução foi interrompida',
};

/** Em que pé está um pedido. Uma execução que falhou diz isso, mesmo que a tabela tenha ficado para trás. */
export function situationText({ situation, status }: Pick<OrderSummary, 'situation' | 'status'>): string {
  if (situation === undefined || !['RUNNING', 'SUCCEEDED'].includes(status)) return ENDINGS[status];
  return SITUATIONS[situation] ?? situation;
}

const money = new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' });

/** @param cents centavos */
export const moneyText = (cents: number | undefined): string =>
  cents === undefined ? '—' : money.format(cents / 100);

export function deployedText(deployed: AssistantView['deployed']): string {
  switch (deployed) {
    case 'step':
      return 'Quem conversa é o seu código, como estava quando você o implantou.';
    case 'solution':
      return 'Quem conversa é a solução.';
    case 'terminal':
      return 'Quem conversa é o que foi implantado pelo terminal.';
    case null:
      return 'O assistente ainda não está na AWS local. Escolha de quem é o código, e implante.';
  }
}

export function modelText({ name, isSimulated, isDown }: ModelView): string {
  const who = isSimulated ? 'Modelo simulado: são regras, e não um modelo de linguagem.' : `Modelo: ${name}.`;
  return isDown ? `${who} Está fora do ar.` : who;
}
