import { expect, test } from 'vitest';
import { KNOWN_MODELS } from '../../../../asl/diagnose/rules/known-models.ts';
import { models } from './index.ts';

test('dado o catálogo, o diagnóstico conhece os mesmos modelos, e sabe quais só atendem por perfil e quais já se foram', () => {
  expect(KNOWN_MODELS).toEqual(
    models.map(({ id, onDemand, lifecycle }) => ({
      id,
      needsProfile: onDemand.length === 0,
      isRetired: lifecycle === 'EOL',
    })),
  );
});
