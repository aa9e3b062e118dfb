/**
 * O que `npm start` conta à página, enquanto ela está aberta. Na página estática não há com quem falar:
 * nada é pedido, e o valor fica `undefined`.
 */
import { onMounted, onUnmounted, type Ref, shallowRef } from 'vue';
import type { CheckReport, MachineDrawing } from '../../../../shared/course/data.ts';

export interface StepStatus {
  report: CheckReport | null;
  running: boolean;
  machines: MachineDrawing[];
}

type Event =
  | { type: 'running'; step: string }
  | { type: 'report'; step: string; report: CheckReport; machines: MachineDrawing[] };

/** O último estado de cada passo: a página renasce a cada salvamento e mostra na hora o que já sabia. */
const known = new Map<string, StepStatus>();

let source: EventSource | undefined;
let users = 0;

/** Uma ligação só para a página inteira, por mais componentes que a usem. */
function connect(): EventSource {
  users += 1;
  source ??= new EventSource('/_curso/eventos');
  return source;
}

function disconnect(): void {
  users -= 1;
  if (users > 0) return;
  source?.close();
  source = undefined;
}

/** O estado de um passo, atualizado a cada salvamento. */
export function useStepStatus(step: string): Ref<StepStatus | undefined> {
  const status = shallowRef(import.meta.env.DEV ? known.get(step) : undefined);
  if (!import.meta.env.DEV) return status;

  const learn = (news: StepStatus) => {
    known.set(step, news);
    status.value = news;
  };
  const receive = ({ data }: MessageEvent<string>) => {
    const event = JSON.parse(data) as Event;
    if (event.step !== step) return;
    if (event.type === 'report') learn({ report: event.report, machines: event.machines, running: false });
    else if (status.value) learn({ ...status.value, running: true });
  };
  let connected: EventSource | undefined;

  onMounted(async () => {
    const response = await fetch(`/_curso/passos/${step}`).catch(() => undefined);
    if (!response?.headers.get('content-type')?.includes('json') || !response.ok) return;
    learn(await response.json());
    connected = connect();
    connected.addEventListener('message', receive);
  });
  onUnmounted(() => {
    if (!connected) return;
    connected.removeEventListener('message', receive);
    disconnect();
  });
  return status;
}

/** Pede uma verificação agora. */
export const requestCheck = (step: string): Promise<Response> =>
  fetch(`/_curso/passos/${step}/verificar`, { method: 'POST', headers: { 'X-Curso': '1' } });
