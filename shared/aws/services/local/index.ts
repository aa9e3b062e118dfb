import { restJson } from '../../protocols/rest-json.ts';
import type { ServiceContext } from '../../service.ts';
import { defineService } from '../../service.ts';
import { clearOutbox } from './clear-outbox.ts';
import { deleteFaults } from './delete-faults.ts';
import { deployLocalApp } from './deploy-app.ts';
import { destroyLocalStack } from './destroy-stack.ts';
import { getBedrockAccess } from './get-bedrock-access.ts';
import { getFaults } from './get-faults.ts';
import { listEvents } from './list-events.ts';
import { listModelRequests } from './list-model-requests.ts';
import { listOutbox } from './list-outbox.ts';
import { listStacks } from './list-stacks.ts';
import { putBedrockAccess } from './put-bedrock-access.ts';
import { putFaults } from './put-faults.ts';

/**
 * O que não existe na AWS e só a AWS local tem: rotas sob `/_local/`, para o curso olhar por dentro do que
 * aconteceu e para causar falhas.
 */
export const local = defineService<ServiceContext>({
  name: 'local',
  protocol: restJson(),
  actions: {
    ClearOutbox: clearOutbox,
    DeleteFaults: deleteFaults,
    DeployApp: deployLocalApp,
    DestroyStack: destroyLocalStack,
    GetBedrockAccess: getBedrockAccess,
    GetFaults: getFaults,
    ListEvents: listEvents,
    ListModelRequests: listModelRequests,
    ListOutbox: listOutbox,
    ListStacks: listStacks,
    PutBedrockAccess: putBedrockAccess,
    PutFaults: putFaults,
  },
  create: (context) => context,
});
