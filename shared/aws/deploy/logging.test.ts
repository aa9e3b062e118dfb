import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, test } from 'vitest';
import { deployAssembly } from '../index.ts';
import { aws, lambda, synth } from './test-stack.ts';

function talker(stack: Stack, logGroup?: LogGroup): LambdaFunction {
  return new LambdaFunction(stack, 'Falante', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline("exports.handler = async () => { console.log('falei'); };"),
    logGroup,
  });
}

const messagesIn = async (logGroupName: string): Promise<string[]> => {
  const { events } = (await aws.call('logs', 'FilterLogEvents', { logGroupName })) as {
    events: { message: string }[];
  };
  return events.map(({ message }) => message);
};

describe('o grupo de registros de uma função', () => {
  test('dado um grupo da pilha, as linhas vão para ele, com a retenção que a pilha pede', async () => {
    const { resources } = await deployAssembly(
      aws,
      synth('Registrada', (stack) => {
        const logGroup = new LogGroup(stack, 'Registros', {
          retention: RetentionDays.ONE_WEEK,
          removalPolicy: RemovalPolicy.DESTROY,
        });
        talker(stack, logGroup);
      }),
    );
    const named = (type: string) => resources.find((resource) => resource.type === type)?.physicalId ?? '';
    const group = named('AWS::Logs::LogGroup');
    const FunctionName = named('AWS::Lambda::Function');
    const { LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    expect(LoggingConfig).toMatchObject({ LogGroup: group });
    await aws.call('lambda', 'Invoke', { FunctionName });
    await expect.poll(() => messagesIn(group)).toContainEqual(expect.stringContaining('falei'));
    const { logGroups } = (await aws.call('logs', 'DescribeLogGroups', {})) as {
      logGroups: { logGroupName: string; retentionInDays?: number }[];
    };
    expect(logGroups).toContainEqual(expect.objectContaining({ logGroupName: group, retentionInDays: 7 }));
    expect(logGroups.map(({ logGroupName }) => logGroupName)).not.toContain(`/aws/lambda/${FunctionName}`);
  });

  test('dada a pilha sem o grupo, as linhas voltam para o de sempre', async () => {
    const { resources } = await deployAssembly(
      aws,
      synth('Registrada', (stack) => {
        talker(stack);
      }),
    );
    const FunctionName = resources.find(({ type }) => type === 'AWS::Lambda::Function')?.physicalId ?? '';
    await aws.call('lambda', 'Invoke', { FunctionName });
    await expect
      .poll(() => messagesIn(`/aws/lambda/${FunctionName}`).catch(() => []))
      .toContainEqual(expect.stringContaining('falei'));
  });
});
