import { type Json, TaskError } from '../../asl/index.ts';
import { stringifyJson } from '../../asl/json/index.ts';

/**
 * Os parâmetros não servem para a chamada: nada é chamado.
 * @see https://github.com/aws/aws-cdk/issues/9181, onde alguém colou o texto da AWS
 */
export function unusableParameters(parameters: Json, why: string): TaskError {
  return new TaskError(
    'States.Runtime',
    `The Parameters '${stringifyJson(parameters)}' could not be used to start the Task: [${why}]`,
  );
}
