/** O simulador com a AWS local por trás, e com o código de quem estuda. */
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { fragmentOf } from '../../theme/simulator/link/share-link.ts';
import { accessibilityFaults } from '../accessibility.ts';
import { type LiveCourse, openLivePage, PATIENCE } from './open-live-course.ts';

/** Uma máquina de uma tarefa só, que manda a entrada a uma fila. */
const sending = (queueUrl: string): string =>
  JSON.stringify({
    QueryLanguage: 'JSONata',
    StartAt: 'Mandar',
    States: {
      Mandar: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Arguments: { QueueUrl: queueUrl, MessageBody: '{% $string($states.input) %}' },
        Output: '{% $states.result.MessageId %}',
        End: true,
      },
    },
  });

export function simulatorTests(course: LiveCourse): void {
  describe('o simulador', () => {
    const outcome = (page: Page) => page.locator('.simulador .estado');
    const open = async (page: Page, definition: string) => {
      const link = fragmentOf({ definition, input: '{"pedido":7}', mocks: {}, type: 'STANDARD' });
      await page.goto(`${course.address}/simulador${link}`);
      await page.locator('.cm-content', { hasText: 'Mandar' }).waitFor();
      await page.getByLabel('Tarefas respondidas por').selectOption('AWS local');
    };
    const run = (page: Page) => page.getByRole('button', { name: 'Executar', exact: true }).press('Enter');
    const says = (page: Page, text: string) =>
      vi.waitFor(async () => expect(await outcome(page).textContent()).toContain(text), PATIENCE);

    test('uma tarefa da página é feita pela AWS local; a que falha traz o erro da AWS e a explicação', async () => {
      const sqs = new SQSClient({
        endpoint: `http://127.0.0.1:${course.awsPort}`,
        region: 'us-east-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
      const { QueueUrl: queueUrl = '' } = await sqs.send(
        new CreateQueueCommand({ QueueName: 'do-simulador' }),
      );
      const { page, faults } = await openLivePage(course);
      await open(page, sending(queueUrl));
      await run(page);
      await says(page, 'A execução terminou com sucesso.');
      const { Messages: messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl }));
      expect(messages?.map(({ Body }) => Body)).toEqual(['{"pedido":7}']);
      expect(await accessibilityFaults(page)).toEqual([]);

      await open(page, sending(`${queueUrl}-que-nao-ha`));
      await run(page);
      await says(page, 'QueueDoesNotExist');
      expect(faults).toEqual([]);
      await page.context().close();
    });

    test('sem a AWS local, a tarefa diz que ela não respondeu, e o que a abre', async () => {
      const { page } = await openLivePage(course);
      await page.route('**/_curso/simulador/tarefa', (route) => route.abort());
      await open(page, sending('http://127.0.0.1/fila'));
      await run(page);
      await says(page, 'Ela só existe enquanto npm start está aberto.');
      await page.context().close();
    });

    test('em um passo, começa pelo código de quem estuda, e a solução só vem quando se pede', async () => {
      const { page, faults } = await openLivePage(course);
      await page.goto(`${course.address}/passos/01-fluxograma`);
      await page.locator('.fluxo', { hasText: 'Desenhado do seu código, agora.' }).waitFor();
      await page.getByRole('button', { name: 'Abrir o simulador' }).press('Enter');
      const simulator = page.locator('.simulador');
      // O editor só guarda na página as linhas à vista; o desenho, a máquina inteira.
      const drawing = simulator.locator('.desenho');
      const solvedOnly = drawing.locator('[data-state="Bom apetite"]');
      await drawing.locator('[data-state="Pedir pizza"]').waitFor();
      expect(await solvedOnly.count()).toBe(0);
      await simulator.getByRole('button', { name: 'Carregar a solução' }).press('Enter');
      await solvedOnly.waitFor();
      await run(page);
      await says(page, 'A execução terminou com sucesso.');
      await simulator.getByRole('button', { name: 'Carregar o meu código' }).press('Enter');
      await solvedOnly.waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
      await page.context().close();
    });
  });
}
