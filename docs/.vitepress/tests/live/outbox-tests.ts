/** A caixa de saída: o que o SNS teria mandado por e-mail e por mensagem de texto. */
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from '../accessibility.ts';
import { type LiveCourse, openLivePage, PATIENCE } from './open-live-course.ts';

export function outboxTests(course: LiveCourse): void {
  describe('a caixa de saída', () => {
    test('quando o SNS manda uma mensagem, ela aparece na caixa de saída, e a pessoa a esvazia pelo teclado', async () => {
      const { page, faults } = await openLivePage(course);
      await page.goto(`${course.address}/caixa-de-saida`);
      const outbox = page.locator('section[aria-label="Caixa de saída"]');
      await vi.waitFor(
        async () => expect(await outbox.textContent()).toContain('Nada foi enviado'),
        PATIENCE,
      );
      const sns = new SNSClient({
        endpoint: `http://127.0.0.1:${course.awsPort}`,
        region: 'us-east-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
      await sns.send(
        new PublishCommand({ PhoneNumber: '+5511999990000', Message: 'Seu pedido chegou <b>!' }),
      );
      await vi.waitFor(
        async () => expect(await outbox.textContent()).toContain('Seu pedido chegou <b>!'),
        PATIENCE,
      );
      expect(await accessibilityFaults(page)).toEqual([]);
      await outbox.getByRole('button', { name: 'Esvaziar' }).focus();
      await page.keyboard.press('Enter');
      await vi.waitFor(
        async () => expect(await outbox.textContent()).toContain('Nada foi enviado'),
        PATIENCE,
      );
      expect(faults).toEqual([]);
    });
  });
}
