import { TaskError } from '../../../asl/index.ts';
import { denialHint } from '../../iam/denial-hint.ts';
import type { Session } from '../../iam/iam.ts';
import type { HttpConnections, HttpTask, OpenConnection } from '../../integrations/integration.ts';
import type { Permission, ServiceContext } from '../../service.ts';
import type { ConnectionRecord, HttpParameters, Parameter } from './records.ts';
import { Tokens } from './tokens.ts';

function asObject(parameters: readonly Parameter[]): Record<string, string> {
  return Object.fromEntries(parameters.map(({ Key, Value }) => [Key, Value]));
}

function open(parameters: HttpParameters, authorization: Readonly<Record<string, string>>): OpenConnection {
  return {
    headers: { ...asObject(parameters.HeaderParameters), ...authorization },
    query: asObject(parameters.QueryStringParameters),
    body: asObject(parameters.BodyParameters),
  };
}

/** Abre as conexões do EventBridge para as HTTP Tasks, conferindo antes o que o papel da máquina permite. */
export class ConnectionVault {
  readonly #context: ServiceContext;
  readonly #tokens: Tokens;

  constructor(context: ServiceContext) {
    this.#context = context;
    this.#tokens = new Tokens(context.clock);
  }

  /** As conexões, vistas pelas tarefas de uma máquina com este papel. */
  of(machineRole: string): HttpConnections {
    return {
      region: this.#context.region,
      open: (task) => this.#open(machineRole, task),
      refused: (connectionArn) => this.#tokens.forget(connectionArn),
    };
  }

  async #open(machineRole: string, task: HttpTask): Promise<OpenConnection> {
    const session = this.#context.iam.assumeRole(task.roleArn ?? machineRole, 'states');
    this.#authorizeCall(session, task);
    this.#authorizeSecret(session, {
      action: 'events:RetrieveConnectionCredentials',
      resource: task.connectionArn,
    });
    const connection = this.#connection(task.connectionArn);
    for (const action of ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue']) {
      this.#authorizeSecret(session, { action, resource: connection.secretArn });
    }
    return open(connection.parameters, await this.#headersOf(connection));
  }

  #authorizeCall(session: Session, { stateMachineArn, endpoint, method }: HttpTask): void {
    const denied = this.#denialOf(session, {
      action: 'states:InvokeHTTPEndpoint',
      resource: stateMachineArn,
      conditions: { 'states:HTTPEndpoint': endpoint, 'states:HTTPMethod': method },
    });
    if (denied === undefined) return;
    throw new TaskError(
      'States.Permissions',
      `AWS Step Functions is not authorized to perform states:InvokeHTTPEndpoint on API Endpoint ${endpoint}. ` +
        'Ensure that the StateMachine role contains the states:InvokeHTTPEndpoint permission for the given API Endpoint',
    );
  }

  #authorizeSecret(session: Session, permission: Permission): void {
    const denied = this.#denialOf(session, permission);
    if (denied !== undefined) throw new TaskError('Events.ConnectionResource.AccessDenied', denied);
  }

  /** A mensagem de recusa da AWS; o que falta na pilha sai no terminal. */
  #denialOf(session: Session, permission: Permission): string | undefined {
    const { iam, accountId, log } = this.#context;
    const denial = iam.denialOf({ kind: 'role', session, accountId }, permission);
    const hint = denial && denialHint(denial);
    if (hint !== undefined) log({ kind: 'problem', message: hint });
    return denial?.message;
  }

  #connection(arn: string): ConnectionRecord {
    const connections = this.#context.storage.collection<ConnectionRecord>('events/connections');
    const connection = connections.get(arn.split('/')[1] ?? '');
    if (connection?.arn === arn) return connection;
    throw new TaskError('Events.ConnectionResource.ResourceNotFound', `Connection ${arn} does not exist.`);
  }

  /** O cabeçalho com que a conexão se identifica. */
  async #headersOf(connection: ConnectionRecord): Promise<Record<string, string>> {
    const { authorization } = connection;
    switch (authorization.type) {
      case 'API_KEY':
        return { [authorization.name]: authorization.value };
      case 'BASIC': {
        const { username, password } = authorization;
        return { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
      }
      case 'OAUTH_CLIENT_CREDENTIALS':
        try {
          return { Authorization: `Bearer ${await this.#tokens.get(connection, authorization)}` };
        } catch (error) {
          throw new TaskError(
            'Events.ConnectionResource.InvalidConnectionState',
            `Connection ${connection.arn} is not authorized: ${(error as Error).message}`,
          );
        }
    }
  }
}
