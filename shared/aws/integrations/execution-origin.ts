/** O ARN da máquina de uma execução, tirado do ARN dela; `undefined` quando não é o de uma execução. */
export function stateMachineArnOf(executionArn: string): string | undefined {
  const match = /^(arn:[^:]+:states:[^:]*:[^:]*):(?:execution|express):([^:]+):/.exec(executionArn);
  return match ? `${match[1]}:stateMachine:${match[2]}` : undefined;
}
