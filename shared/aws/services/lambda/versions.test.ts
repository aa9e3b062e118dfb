import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetPolicyCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  RemovePermissionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { aws, client, create, entries, invoke, zip } from './test-functions.ts';

const saying = (text: string) =>
  `exports.handler = async (event, context) => [${JSON.stringify(text)}, context.functionVersion];`;

describe('versões e apelidos', () => {
  test('uma versão publicada não muda com a função, e o apelido escolhe entre elas', async () => {
    const FunctionName = await create(saying('um'));
    const first = await client.send(new PublishVersionCommand({ FunctionName }));
    expect(first).toMatchObject({ Version: '1', FunctionArn: expect.stringMatching(/:1$/) });
    expect((await client.send(new PublishVersionCommand({ FunctionName }))).Version).toBe('1');

    await client.send(
      new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zip({ 'index.js': saying('dois') }) }),
    );
    await client.send(new PublishVersionCommand({ FunctionName }));
    expect(await invoke(FunctionName)).toMatchObject({
      value: ['dois', '$LATEST'],
      ExecutedVersion: '$LATEST',
    });
    expect(await invoke(FunctionName, {}, { Qualifier: '1' })).toMatchObject({
      value: ['um', '1'],
      ExecutedVersion: '1',
    });

    await client.send(new CreateAliasCommand({ FunctionName, Name: 'prod', FunctionVersion: '1' }));
    expect((await invoke(`${FunctionName}:prod`)).value).toEqual(['um', '1']);
    await client.send(
      new UpdateAliasCommand({
        FunctionName,
        Name: 'prod',
        RoutingConfig: { AdditionalVersionWeights: { 2: 1 } },
      }),
    );
    expect((await invoke(`${FunctionName}:prod`)).value).toEqual(['dois', '2']);
    const { Versions } = await client.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST', '1', '2']);

    await expect(
      client.send(new DeleteFunctionCommand({ FunctionName, Qualifier: '1' })),
    ).rejects.toMatchObject({
      name: 'ResourceConflictException',
    });
    await expect(invoke(`${FunctionName}:3`)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('a política de uma função', () => {
  test('AddPermission a escreve, GetPolicy a mostra, e só o serviço e o recurso ditos passam', async () => {
    const FunctionName = await create(saying('oi'));
    const topic = 'arn:aws:sns:us-east-1:123456789012:avisos';
    const input = { FunctionName, StatementId: 'sns', Action: 'lambda:InvokeFunction', SourceArn: topic };
    await client.send(new AddPermissionCommand({ ...input, Principal: 'sns.amazonaws.com' }));
    await expect(
      client.send(new AddPermissionCommand({ ...input, Principal: 'sns.amazonaws.com' })),
    ).rejects.toMatchObject({ name: 'ResourceConflictException' });
    const { Policy } = await client.send(new GetPolicyCommand({ FunctionName }));
    expect(JSON.parse(Policy ?? '')).toMatchObject({
      Statement: [
        {
          Sid: 'sns',
          Principal: { Service: 'sns.amazonaws.com' },
          Condition: { ArnLike: { 'AWS:SourceArn': topic } },
        },
      ],
    });

    const permission = {
      action: 'lambda:InvokeFunction',
      resource: `arn:aws:lambda:us-east-1:123456789012:function:${FunctionName}`,
    };
    const denialFor = (sourceArn: string) =>
      aws.context.iam.denialOf(
        { kind: 'service', principal: 'sns.amazonaws.com', sourceArn, accountId: '123456789012' },
        permission,
      );
    expect(denialFor(topic)).toBeUndefined();
    expect(denialFor(`${topic}2`)?.message).toBe(
      `User: sns.amazonaws.com is not authorized to perform: lambda:InvokeFunction on resource: ${permission.resource} because no resource-based policy allows the lambda:InvokeFunction action`,
    );

    await client.send(new RemovePermissionCommand({ FunctionName, StatementId: 'sns' }));
    await expect(client.send(new GetPolicyCommand({ FunctionName }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('uma função que a Lambda recusa', () => {
  const base = {
    Role: 'arn:aws:iam::123456789012:role/qualquer',
    Runtime: 'nodejs20.x' as const,
    Handler: 'index.handler',
    Code: { ZipFile: zip({ 'index.js': saying('x') }) },
  };

  test.each([
    [{ Environment: { Variables: { AWS_REGION: 'x' } } }, 'Reserved keys used in this request: AWS_REGION'],
    [{ Environment: { Variables: { GRANDE: 'x'.repeat(4097) } } }, 'exceeded the 4KB limit'],
    [{ Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:x:1'] }, 'has no layers'],
  ])('dado %j, diz por quê', async (more, message) => {
    await expect(
      client.send(new CreateFunctionCommand({ ...base, ...more, FunctionName: 'recusada' })),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining(message),
    });
  });

  test('dado um papel que não confia na Lambda, ela não o assume', async () => {
    const Role = 'arn:aws:iam::123456789012:role/so-maquinas';
    aws.context.iam.putRole({
      arn: Role,
      name: 'so-maquinas',
      assumeRolePolicy: {
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      policies: {},
      managedPolicyArns: [],
    });
    await expect(
      client.send(new CreateFunctionCommand({ ...base, Role, FunctionName: 'recusada' })),
    ).rejects.toThrow('The role defined for the function cannot be assumed by Lambda.');
    expect(entries.filter(({ kind }) => kind === 'problem')).toEqual([]);
  });
});
