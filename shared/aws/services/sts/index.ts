import { query } from '../../protocols/query.ts';
import { defineService, type ServiceContext } from '../../service.ts';
import { assumeRole } from './assume-role.ts';
import { getCallerIdentity } from './get-caller-identity.ts';

/** AWS STS. */
export const sts = defineService<ServiceContext>({
  name: 'sts',
  protocol: query({ namespace: 'https://sts.amazonaws.com/doc/2011-06-15/', accessDenied: 'AccessDenied' }),
  actions: {
    AssumeRole: assumeRole,
    GetCallerIdentity: getCallerIdentity,
  },
  create: (context) => context,
});
