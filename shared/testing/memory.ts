/**
 * A máquina de quem decorou: não calcula nada, só repete o que outra respondeu a cada entrada. Uma verificação
 * que sorteia as entradas precisa pegá-la.
 */
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  paginateListExecutions,
  type SFNClient,
} from '@aws-sdk/client-sfn';

/** O que uma execução respondeu a uma entrada. */
export interface Memory {
  /** A entrada, em JSON compacto. */
  input: string;
  /** A saída, em JSON; ausente quando a execução falhou. */
  output?: string;
  error?: string;
}

/**
 * O que as execuções de uma máquina responderam, da mais antiga à mais nova. Uma que não terminou fica de fora, e as
 * de uma máquina Express também: a AWS não as lista.
 */
export async function memoriesOf(client: SFNClient, stateMachineArn: string): Promise<Memory[]> {
  const memories: Memory[] = [];
  const { type } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  if (type === 'EXPRESS') return memories;
  for await (const page of paginateListExecutions({ client }, { stateMachineArn })) {
    for (const { executionArn } of page.executions ?? []) {
      const {
        input = '{}',
        output,
        error,
        status,
      } = await client.send(new DescribeExecutionCommand({ executionArn }));
      if (status !== 'RUNNING') memories.push({ input: JSON.stringify(JSON.parse(input)), output, error });
    }
  }
  return memories.reverse();
}

/**
 * A definição da máquina que repete o que foi guardado. A uma entrada que ela não conhece, responde como à primeira.
 * @returns o JSON da definição
 */
export function recitingDefinition(memories: readonly Memory[]): string {
  const known = memories.map(({ input, output, error = 'Decorado' }) =>
    output === undefined ? { input, error } : { input, output: JSON.parse(output) as unknown },
  );
  return JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Decorar',
    States: {
      Decorar: { Type: 'Pass', Assign: { decoradas: known }, Next: 'Lembrar' },
      Lembrar: { Type: 'Pass', Assign: { lembranca: RECALL }, Next: 'Terminou bem?' },
      'Terminou bem?': {
        Type: 'Choice',
        Choices: [{ Condition: '{% $exists($lembranca.error) %}', Next: 'Falhar' }],
        Default: 'Responder',
      },
      Falhar: { Type: 'Fail', Error: '{% $lembranca.error %}', Cause: 'Decorado.' },
      Responder: { Type: 'Succeed', Output: '{% $lembranca.output %}' },
    },
  });
}

const RECALL =
  '{% ($entrada := $string($states.input); $iguais := $decoradas[input = $entrada]; $count($iguais) > 0 ? $iguais[0] : $decoradas[0]) %}';
