import { createHash, randomBytes } from 'node:crypto';
import { parseArn } from '../arn.ts';
import { AwsError } from '../errors.ts';
import type { Permission } from '../service.ts';
import type { Collection, Storage } from '../storage/storage.ts';
import { managedPolicies } from './managed-policies.ts';
import { evaluate } from './policy.ts';

/** Um papel e o que ele permite. */
export interface Role {
  readonly arn: string;
  readonly name: string;
  readonly assumeRolePolicy: unknown;
  /** Políticas embutidas, por nome. */
  readonly policies: Readonly<Record<string, unknown>>;
  readonly managedPolicyArns: readonly string[];
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
}

/** Papéis, políticas e sessões; decide se uma chamada é permitida. */
export class Iam {
  readonly #roles: Collection<Role>;
  readonly #policies: Collection<ManagedPolicy>;
  readonly #sessions = new Map<string, Session>();
  readonly #byRole = new Map<string, Session>();
  readonly isEnforced: boolean;

  /** @param enforced com `false`, tudo é permitido. */
  constructor(storage: Storage, enforced: boolean) {
    this.#roles = storage.collection('iam/roles');
    this.#policies = storage.collection('iam/policies');
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
    const session = this.openSession(roleArn, sessionName);
    this.#byRole.set(key, session);
    return session;
  }

  /** Credenciais novas para um papel, com o nome de sessão dado. Valem enquanto a AWS local viver. */
  openSession(roleArn: string, sessionName: string): Session {
    const arn = parseArn(roleArn);
    const roleName = arn?.resource.split('/').at(-1) ?? roleArn;
    const session: Session = {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(48).toString('base64'),
      roleArn,
      assumedRoleArn: `arn:aws:sts::${arn?.accountId ?? ''}:assumed-role/${roleName}/${sessionName}`,
    };
    this.#sessions.set(session.accessKeyId, session);
    return session;
  }

  /** A sessão que assinou o pedido; `undefined` para as credenciais de quem usa a AWS local, que podem tudo. */
  sessionOf(authorization: string | undefined): Session | undefined {
    const accessKeyId = /Credential=([^/,\s]+)\//.exec(authorization ?? '')?.[1];
    return accessKeyId === undefined ? undefined : this.#sessions.get(accessKeyId);
  }

  /**
   * Lança `AccessDeniedException`, nas palavras da AWS, quando o papel da sessão não permite a chamada.
   * Um papel que a AWS local não conhece (o ARN inventado de um teste) pode tudo.
   */
  authorize(session: Session | undefined, { action, resource, conditions }: Permission): void {
    if (!this.isEnforced || !session) return;
    const role = this.#roles.get(session.roleArn);
    if (!role) return;
    const verdict = evaluate(this.#documentsOf(role), action, resource, conditions);
    if (verdict === 'allow') return;
    const reason =
      verdict === 'deny'
        ? 'with an explicit deny in an identity-based policy'
        : `because no identity-based policy allows the ${action} action`;
    throw new AwsError(
      'AccessDeniedException',
      `User: ${session.assumedRoleArn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
      403,
    );
  }

  #documentsOf(role: Role): unknown[] {
    const managed = role.managedPolicyArns.map(
      (arn) => this.#policies.get(arn)?.document ?? managedPolicies[arn.split('/').at(-1) ?? ''],
    );
    return [...Object.values(role.policies), ...managed];
  }
}
