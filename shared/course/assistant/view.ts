/** O que a página do assistente recebe de `npm start`: só dados. */
import type { PathStop, Problem } from '../../testing/report.ts';
import type { Line } from '../conversation/conversation.ts';

/** De quem é o código que conversa: `step` é o da pessoa, `solution` o pronto. */
export type AssistantCode = 'step' | 'solution';

/** Em que pé está a última implantação que a página pediu. */
export type DeploymentView =
  | { stage: 'idle' }
  | { stage: 'running'; code: AssistantCode; doing: string }
  | { stage: 'failed'; code: AssistantCode; problem: Omit<Problem, 'stack'> };

/** O modelo por trás do Bedrock local. */
export interface ModelView {
  /** Como `simulado` ou `ollama:llama3.2`. */
  name: string;
  isSimulated: boolean;
  /** A página o derrubou: toda chamada ao Bedrock recebe `ServiceUnavailableException`. */
  isDown: boolean;
}

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** Um pedido: uma execução da máquina e a linha dela na tabela `Pedidos`. */
export interface OrderSummary {
  /** O número do pedido, que é o nome da execução. */
  id: string;
  client: string;
  phone: string;
  /** Milissegundos desde 1970. */
  startedAt: number;
  status: ExecutionStatus;
  /** A `situacao` da tabela; antes de o pedido entrar nela, a da saída da execução, ou nada. */
  situation?: string;
  /** Em centavos. */
  total?: number;
  courier?: string;
  /** Por que foi cancelado. */
  reason?: string;
}

/** O assistente que está na AWS local. */
export interface AssistantView {
  /** O que está implantado; `terminal` foi posto por outro caminho, como `npm run implantar 14`. */
  deployed: AssistantCode | 'terminal' | null;
  deployment: DeploymentView;
  model: ModelView;
  /** Do mais novo ao mais antigo. */
  orders: OrderSummary[];
}

/** Um pedido visto de perto. */
export interface OrderView extends OrderSummary {
  /** A definição que esta execução segue, em JSON. */
  definition: string;
  /** As visitas que já terminaram. */
  path: PathStop[];
  /** Os estados em que a execução está agora. */
  active: string[];
  lines: Omit<Line, 'token'>[];
  /** Alguém espera a resposta do cliente. */
  asksClient: boolean;
  /** O erro da execução que falhou, nas palavras da AWS. */
  error?: string;
  cause?: string;
}
