import { AwsError } from '../../errors.ts';
import type { Action } from '../../service.ts';
import { describe } from './configuration.ts';
import type { Lambda } from './lambda.ts';

/** `ListFunctions`: `Marker` é o nome da última função da página anterior. */
export const listFunctions: Action<Lambda> = {
  route: 'GET /2015-03-31/functions',
  permission: () => ({ action: 'lambda:ListFunctions', resource: '*' }),
  run(input, service) {
    const size = Number(input.MaxItems ?? 50);
    if (!Number.isInteger(size) || size < 1 || size > 10_000) {
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${String(input.MaxItems)}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 10000`,
      );
    }
    const marker = typeof input.Marker === 'string' ? input.Marker : '';
    const records = [...service.functions.values()]
      .filter(({ name }) => name > marker)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const shown = records.slice(0, Math.min(size, 50));
    return {
      Functions: shown.map((record) => describe(record)),
      NextMarker: records.length > shown.length ? shown.at(-1)?.name : null,
    };
  },
};
