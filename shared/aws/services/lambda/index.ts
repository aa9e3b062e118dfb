import { restJson } from '../../protocols/rest-json.ts';
import { defineService } from '../../service.ts';
import { addPermission } from './add-permission.ts';
import { createFunction } from './create-function.ts';
import { deleteFunction } from './delete-function.ts';
import { getFunction } from './get-function.ts';
import { getFunctionConfiguration } from './get-function-configuration.ts';
import { invoke } from './invoke.ts';
import { Lambda } from './lambda.ts';
import { listFunctions } from './list-functions.ts';
import { updateFunctionCode } from './update-function-code.ts';
import { updateFunctionConfiguration } from './update-function-configuration.ts';

/** AWS Lambda, com os runtimes de Node.js. */
export const lambda = defineService<Lambda>({
  name: 'lambda',
  protocol: restJson(['Invoke']),
  actions: {
    AddPermission: addPermission,
    CreateFunction: createFunction,
    DeleteFunction: deleteFunction,
    GetFunction: getFunction,
    GetFunctionConfiguration: getFunctionConfiguration,
    Invoke: invoke,
    ListFunctions: listFunctions,
    UpdateFunctionCode: updateFunctionCode,
    UpdateFunctionConfiguration: updateFunctionConfiguration,
  },
  create: (context) => new Lambda(context),
  close: (service) => service.close(),
});
