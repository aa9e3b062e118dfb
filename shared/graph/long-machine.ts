import type { Json } from '../asl/json/json.ts';

/** Uma fila de `length` tarefas, cada uma com o seu Catch para o mesmo estado; a última termina. */
export function longMachine(length: number): Json {
  const name = (index: number) => `Tarefa ${index + 1}`;
  const tasks = Array.from({ length }, (_, index): [string, Json] => [
    name(index),
    {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      ...(index === length - 1 ? { End: true } : { Next: name(index + 1) }),
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Avisar' }],
    },
  ]);
  return {
    StartAt: name(0),
    States: Object.fromEntries([...tasks, ['Avisar', { Type: 'Fail', Error: 'Deu errado' }]]),
  };
}
