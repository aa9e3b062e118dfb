import { createHash, randomBytes } from 'node:crypto';
import { parseArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { Permission } from '../service.ts';
import type { Collection, Storage } from '../storage/storage.ts';
import { type Caller, callerValues } from './caller.ts';
import { type Denial, decide } from './decide.ts';
import { managedPolicies } from './managed-policies.ts';
import { evaluate, evaluateForPrincipal } from './policy.ts';

/** Um papel e o que ele permite. */
export interface Role {
  readonly arn: string;
  readonly name: string;
  readonly assumeRolePolicy: unknown;
  /** Políticas embutidas, por nome. */
  readonly policies: Readonly<Record<string, unknown>>;
  readonly managedPolicyArns: readonly string[];
  /** Política que limita o que as outras podem dar. */
  readonly permissionsBoundaryArn?: string;
}

/** Uma política gerenciada pelo cliente. */
export interface ManagedPolicy {
  readonly arn: string;
  readonly document: unknown;
}

/** Credenciais temporárias de um papel assumido, como as que o STS dá. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly roleArn: string;
  /** `arn:aws:sts::CONTA:assumed-role/PAPEL/SESSÃO`: quem aparece nas mensagens de acesso negado. */
  readonly assumedRoleArn: string;
  /** Por quem o papel foi assumido: `states`, `lambda NOME`; ausente quando foi pelo STS. */
  readonly service?: string;
}

/** Credenciais de um serviço que entrega em nome de um recurso. */
export type ServiceCredentials = Pick<Session, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>;

/** De onde e quando um pedido vem. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  /** Milissegundos desde 1970. */
  readonly now: number;
}

function newCredentials(): ServiceCredentials {
  return {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    sessionToken: randomBytes(48).toString('base64'),
  };
}

/** Papéis, políticas e sessões; decide se uma chamada é permitida. */
export class Iam {
  readonly #roles: Collection<Role>;
  readonly #policies: Collection<ManagedPolicy>;
  readonly #sessions = new Map<string, Session>();
  readonly #byRole = new Map<string, Session>();
  readonly #resourcePolicies: Collection<{ readonly document: unknown }>;
  readonly #services = new Map<string, Extract<Caller, { kind: 'service' }>>();
  readonly #byService = new Map<string, ServiceCredentials>();
  readonly #place: () => Place;
  readonly isEnforced: boolean;

  /**
   * @param enforced com `false`, tudo é permitido
   * @param place de onde e quando vem um pedido que chega agora
   */
  constructor(storage: Storage, enforced: boolean, place: () => Place) {
    this.#place = place;
    this.#roles = storage.collection('iam/roles');
    this.#policies = storage.collection('iam/policies');
    this.#resourcePolicies = storage.collection('iam/resource-policies');
    this.isEnforced = enforced;
  }

  role(arn: string): Role | undefined {
    return this.#roles.get(arn);
  }

  roles(): readonly Role[] {
    return [...this.#roles.values()];
  }

  /** Acha um papel pelo nome, sem saber o caminho. */
  roleNamed(name: string): Role | undefined {
    return this.roles().find((role) => role.name === name);
  }

  putRole(role: Role): void {
    this.#roles.set(role.arn, role);
  }

  deleteRole(arn: string): void {
    this.#roles.delete(arn);
  }

  putManagedPolicy(policy: ManagedPolicy): void {
    this.#policies.set(policy.arn, policy);
  }

  deleteManagedPolicy(arn: string): void {
    this.#policies.delete(arn);
  }

  /** Sessão de um serviço com o papel dado; o nome da sessão é estável por papel e serviço. */
  assumeRole(roleArn: string, service: string): Session {
    const key = `${roleArn} ${service}`;
    const existing = this.#byRole.get(key);
    if (existing) return existing;
    const sessionName = createHash('sha256')
      .update(key)
      .digest('base64url')
      .replace(/[-_]/g, 'x')
      .slice(0, 32);
    const session = this.openSession(roleArn, sessionName, service);
    this.#byRole.set(key, session);
    return session;
  }

  /** Credenciais novas para um papel, com o nome de sessão dado. Valem enquanto a AWS local viver. */
  openSession(roleArn: string, sessionName: string, service?: string): Session {
    const arn = parseArn(roleArn);
    const roleName = arn?.resource.split('/').at(-1) ?? roleArn;
    const session: Session = {
      ...newCredentials(),
      roleArn,
      assumedRoleArn: `arn:aws:sts::${arn?.accountId ?? ''}:assumed-role/${roleName}/${sessionName}`,
      ...(service === undefined ? {} : { service }),
    };
    this.#sessions.set(session.accessKeyId, session);
    return session;
  }

  /**
   * Credenciais com que um serviço entrega em nome de um recurso: quem decide é a política do recurso que recebe.
   * @param principal `sns.amazonaws.com`
   * @param sourceArn o tópico, a regra, o balde; as condições o veem em `aws:SourceArn`
   */
  serviceCredentials(principal: string, sourceArn: string): ServiceCredentials {
    const key = `${principal} ${sourceArn}`;
    let credentials = this.#byService.get(key);
    if (!credentials) {
      credentials = newCredentials();
      this.#byService.set(key, credentials);
      const accountId = parseArn(sourceArn)?.accountId ?? '';
      this.#services.set(credentials.accessKeyId, { kind: 'service', principal, sourceArn, accountId });
    }
    return credentials;
  }

  /** A sessão que assinou o pedido; `undefined` para as credenciais de quem usa a AWS local, que podem tudo. */
  sessionOf(authorization: string | undefined): Session | undefined {
    return this.#sessions.get(accessKeyOf(authorization));
  }

  /** Quem assinou o pedido. */
  callerOf(authorization: string | undefined): Caller {
    const { accountId } = this.#place();
    const accessKeyId = accessKeyOf(authorization);
    const session = this.#sessions.get(accessKeyId);
    if (session) return { kind: 'role', session, accountId };
    return this.#services.get(accessKeyId) ?? { kind: 'user', accountId };
  }

  putResourcePolicy(arn: string, document: unknown): void {
    this.#resourcePolicies.set(arn, { document });
  }

  deleteResourcePolicy(arn: string): void {
    this.#resourcePolicies.delete(arn);
  }

  /** A política de um recurso; a de um objeto do S3 é a do balde. */
  resourcePolicy(arn: string): unknown {
    const owner = arn.startsWith('arn:aws:s3:::') ? arn.split('/')[0] : arn;
    return this.#resourcePolicies.get(owner ?? arn)?.document;
  }

  /**
   * Decide um pedido.
   * @param resourcePolicy a política do recurso, quando é o serviço que a guarda
   * @returns a recusa, ou `undefined` quando o pedido pode seguir
   */
  denialOf(caller: Caller, permission: Permission, resourcePolicy?: unknown): Denial | undefined {
    if (!this.isEnforced) return undefined;
    const role = caller.kind === 'role' ? this.#roles.get(caller.session.roleArn) : undefined;
    const boundary = role?.permissionsBoundaryArn;
    const { region, now } = this.#place();
    return decide(
      caller,
      permission,
      {
        identity: role && this.#documentsOf(role),
        ...(boundary === undefined ? {} : { boundary: { document: this.#managed(boundary) } }),
        resource: resourcePolicy ?? this.resourcePolicy(permission.resource),
      },
      callerValues(caller, region, now),
    );
  }

  /**
   * Confere a permissão de uma sessão; sem sessão, quem chama é quem usa a AWS local, e pode tudo.
   * @throws `AwsError` `AccessDeniedException`, nas palavras da AWS
   */
  authorize(session: Session | undefined, permission: Permission): void {
    if (!session) return;
    const denial = this.denialOf({ kind: 'role', session, accountId: this.#place().accountId }, permission);
    if (denial) throw new AwsError('AccessDeniedException', denial.message, 403);
  }

  /** Diz se as políticas de um papel permitem uma ação; um papel desconhecido pode tudo. */
  allows(roleArn: string, action: string, resource: string): boolean {
    const role = this.#roles.get(roleArn);
    if (!this.isEnforced || !role) return true;
    return evaluate(this.#documentsOf(role), action, resource) === 'allow';
  }

  /**
   * Diz se um papel confia num serviço. Um papel que a AWS local não conhece confia em todos.
   * @param service `states`, `lambda`
   * @param sourceArn a máquina ou a função que assumiria o papel: a condição de confiança pode falar dela
   */
  trustsService(roleArn: string, service: string, sourceArn: string): boolean {
    const role = this.#roles.get(roleArn);
    if (!this.isEnforced || !role) return true;
    const { accountId, region, now } = this.#place();
    const principal = `${service}.amazonaws.com`;
    const caller: Caller = { kind: 'service', principal, sourceArn, accountId };
    const names = { AWS: [], Service: [principal, `${service}.${region}.amazonaws.com`] };
    const values = callerValues(caller, region, now);
    return evaluateForPrincipal(role.assumeRolePolicy, names, 'sts:AssumeRole', roleArn, values) === 'allow';
  }

  #managed(arn: string): unknown {
    return this.#policies.get(arn)?.document ?? managedPolicies[arn.split('/').at(-1) ?? ''];
  }

  #documentsOf(role: Role): unknown[] {
    return [...Object.values(role.policies), ...role.managedPolicyArns.map((arn) => this.#managed(arn))];
  }
}

function accessKeyOf(authorization: string | undefined): string {
  return /Credential=([^/,\s]+)\//.exec(authorization ?? '')?.[1] ?? '';
}
