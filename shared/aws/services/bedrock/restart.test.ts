import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startLocalAws } from '../../local-aws.ts';
import { NOVA } from './test-model-ids.ts';
import { ScriptedModel } from './test-scripted-model.ts';

test('dado um reinício, o acesso da conta e o diário dos pedidos continuam', async () => {
  const storage = mkdtempSync(join(tmpdir(), 'bedrock-'));
  const open = () => startLocalAws({ port: 0, storage, model: new ScriptedModel() });
  const body = { messages: [{ role: 'user', content: [{ text: 'oi' }] }] };
  try {
    const first = await open();
    await first.call('bedrock', 'InvokeModel', { modelId: NOVA, body });
    const faults = [{ model: NOVA, fault: 'no-access' }];
    await first.call('local', 'PutBedrockAccess', { faults });
    await first.close();

    const second = await open();
    await expect(second.call('bedrock', 'InvokeModel', { modelId: NOVA, body })).rejects.toMatchObject({
      code: 'AccessDeniedException',
    });
    expect(await second.call('local', 'ListModelRequests', {})).toMatchObject({
      requests: [{ modelId: NOVA, answer: { text: 'Uma resposta do roteiro.' } }],
    });
    await second.close();
  } finally {
    rmSync(storage, { recursive: true, force: true, maxRetries: 3 });
  }
});
