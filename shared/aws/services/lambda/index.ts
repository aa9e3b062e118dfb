import { restJson } from '../../protocols/rest-json.ts';
import { defineService } from '../../service.ts';
import { addPermission } from './add-permission.ts';
import { createAlias } from './create-alias.ts';
import { createEventSourceMapping } from './create-event-source-mapping.ts';
import { createFunction } from './create-function.ts';
import { deleteAlias } from './delete-alias.ts';
import { deleteEventSourceMapping } from './delete-event-source-mapping.ts';
import { deleteFunction } from './delete-function.ts';
import { deleteFunctionConcurrency } from './delete-function-concurrency.ts';
import { deleteFunctionEventInvokeConfig } from './delete-function-event-invoke-config.ts';
import { getAlias } from './get-alias.ts';
import { getEventSourceMapping } from './get-event-source-mapping.ts';
import { getFunction } from './get-function.ts';
import { getFunctionConcurrency } from './get-function-concurrency.ts';
import { getFunctionConfiguration } from './get-function-configuration.ts';
import { getFunctionEventInvokeConfig } from './get-function-event-invoke-config.ts';
import { getPolicy } from './get-policy.ts';
import { invoke } from './invoke.ts';
import { Lambda } from './lambda.ts';
import { listAliases } from './list-aliases.ts';
import { listEventSourceMappings } from './list-event-source-mappings.ts';
import { listFunctions } from './list-functions.ts';
import { listVersionsByFunction } from './list-versions-by-function.ts';
import { publishVersion } from './publish-version.ts';
import { putFunctionConcurrency } from './put-function-concurrency.ts';
import { putFunctionEventInvokeConfig } from './put-function-event-invoke-config.ts';
import { removePermission } from './remove-permission.ts';
import { updateAlias } from './update-alias.ts';
import { updateEventSourceMapping } from './update-event-source-mapping.ts';
import { updateFunctionCode } from './update-function-code.ts';
import { updateFunctionConfiguration } from './update-function-configuration.ts';
import { updateFunctionEventInvokeConfig } from './update-function-event-invoke-config.ts';

/** AWS Lambda, com os runtimes de Node.js. */
export const lambda = defineService<Lambda>({
  name: 'lambda',
  protocol: restJson(['Invoke']),
  actions: {
    AddPermission: addPermission,
    CreateAlias: createAlias,
    CreateEventSourceMapping: createEventSourceMapping,
    CreateFunction: createFunction,
    DeleteAlias: deleteAlias,
    DeleteEventSourceMapping: deleteEventSourceMapping,
    DeleteFunction: deleteFunction,
    DeleteFunctionConcurrency: deleteFunctionConcurrency,
    DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
    GetAlias: getAlias,
    GetEventSourceMapping: getEventSourceMapping,
    GetFunction: getFunction,
    GetFunctionConcurrency: getFunctionConcurrency,
    GetFunctionConfiguration: getFunctionConfiguration,
    GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
    GetPolicy: getPolicy,
    Invoke: invoke,
    ListAliases: listAliases,
    ListEventSourceMappings: listEventSourceMappings,
    ListFunctions: listFunctions,
    ListVersionsByFunction: listVersionsByFunction,
    PublishVersion: publishVersion,
    PutFunctionConcurrency: putFunctionConcurrency,
    PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
    RemovePermission: removePermission,
    UpdateAlias: updateAlias,
    UpdateEventSourceMapping: updateEventSourceMapping,
    UpdateFunctionCode: updateFunctionCode,
    UpdateFunctionConfiguration: updateFunctionConfiguration,
    UpdateFunctionEventInvokeConfig: updateFunctionEventInvokeConfig,
  },
  create(context) {
    const service = new Lambda(context);
    service.eventSources.start();
    return service;
  },
  close: (service) => service.close(),
});
