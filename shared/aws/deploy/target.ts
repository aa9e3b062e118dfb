import type { LocalAws } from '../local-aws.ts';
import type { ServiceContext } from '../service.ts';

/** O que o deploy usa de uma AWS local. */
export type DeployTarget = Pick<
  LocalAws,
  'accountId' | 'call' | 'clientConfig' | 'context' | 'endpoint' | 'region'
>;

/** A AWS local vista por dentro, por um serviço dela. */
export function targetOf(context: ServiceContext): DeployTarget {
  const { accountId, region, endpoint } = context;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return {
    accountId,
    region,
    endpoint,
    context,
    call: (service, action, input) => context.call(service, action, input),
    clientConfig: { endpoint, region, credentials, disableHostPrefix: true },
  };
}
