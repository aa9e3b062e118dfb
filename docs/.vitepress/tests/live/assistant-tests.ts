/** O assistente ao vivo: a conversa, a máquina, os avisos, os pedidos, a cozinha e o entregador. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { accessibilityFaults } from '../accessibility.ts';
import { scrollsSideways } from '../scrolls-sideways.ts';
import { turnDark } from '../turn-dark.ts';
import { type LiveCourse, openLivePage, PATIENCE } from './open-live-course.ts';

export function assistantTests(course: LiveCourse): void {
  describe('o assistente', () => {
    let page: Page;
    let faults: readonly string[];

    beforeAll(async () => {
      ({ page, faults } = await openLivePage(course));
      await page.goto(`${course.address}/passos/14-assistente`);
      await page.locator('#converse-com-ele').scrollIntoViewIfNeeded();
    });

    const deploy = async (code: 'Meu' | 'Da solução') => {
      await page.getByRole('radio', { name: code }).check();
      await page.getByRole('button', { name: /^Implantar/, disabled: false }).press('Enter');
    };
    const desk = () => page.locator('section[aria-label="Assistente de delivery"]');
    const says = async (label: string, text: string) => {
      await page.getByLabel(label).fill(text);
      await page.getByLabel(label).press('Enter');
    };
    const reads = (text: string) => desk().locator('.falas').getByText(text).last().waitFor();
    const press = (name: string) => desk().getByRole('button', { name, disabled: false }).press('Enter');
    const begin = async (client: string, text: string) => {
      if (await desk().getByRole('button', { name: 'Novo pedido' }).count()) await press('Novo pedido');
      await page.getByLabel('Cliente', { exact: true }).fill(client);
      await says('Sua mensagem', text);
    };
    const row = (client: string) => desk().getByRole('row').filter({ hasText: client });
    /** O estado em que a execução está aparece inteiro na caixa do desenho? */
    const isActiveInView = () =>
      desk()
        .locator('.fluxo-tela')
        .evaluate((canvas) => {
          const frame = canvas.getBoundingClientRect();
          const box = canvas.querySelector('[data-active]')?.getBoundingClientRect();
          return (
            box !== undefined && box.top >= frame.top && box.bottom <= frame.bottom && box.left >= frame.left
          );
        });
    const FULL = 'quero duas pizzas de calabresa grandes. Rua das Flores, 123, bairro Lapa. Pago no pix';

    test('o código de quem estuda se implanta; o que não se monta diz o arquivo e a linha', async () => {
      const mine = path.join(course.folder, 'steps', '14-assistente');
      await cp(path.join(course.folder, 'solutions', '14-assistente'), mine, { recursive: true });
      const stack = path.join(mine, 'assistente-stack.ts');
      const text = await readFile(stack, 'utf8');
      await writeFile(stack, `${text}\nconst = 1;\n`);
      await deploy('Meu');
      const problem = page.locator('.implantar').getByRole('alert');
      const line = text.split('\n').length + 1;
      await problem.getByText(`steps/14-assistente/assistente-stack.ts:${line}`).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await writeFile(stack, text);
      await deploy('Meu');
      await page.getByText('Quem conversa é o seu código').waitFor();
      expect(await problem.count()).toBe(0);
      await deploy('Da solução');
      await page.getByText('Quem conversa é a solução.').waitFor();
      expect(faults).toEqual([]);
    });

    test('do "oi, quero" à porta: pergunta, confirmação, cozinha, entregador, avisos e a máquina acesa', async () => {
      await begin('Bia', 'oi, quero duas pizzas de calabresa grandes');
      await reads('Qual é o endereço');
      await desk().locator('[data-state="Perguntar"][data-active]').waitFor();
      // O que dura está na AWS local: recarregar não perde a conversa.
      await page.reload();
      await page.locator('#converse-com-ele').scrollIntoViewIfNeeded();
      await reads('Qual é o endereço');
      await vi.waitFor(async () => expect(await isActiveInView()).toBe(true), PATIENCE);
      await says('Sua resposta', 'Rua das Flores, 123, bairro Lapa. Pago no pix');
      await reads('Posso confirmar?');
      await says('Sua resposta', 'sim');
      await desk().getByText('A máquina espera pela cozinha.').waitFor();
      await row('Bia').getByText('Na cozinha').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await press('Cozinha: pedido pronto');
      await desk().getByText('A máquina espera por um entregador.').waitFor();
      await press('Aceito a corrida');
      await desk().getByText('A máquina espera pela entrega.').waitFor();
      await row('Bia').getByText('Davi').waitFor();
      await press('Entreguei');
      await row('Bia').getByText('Entregue').waitFor();
      await desk().locator('[data-state="Pedido entregue"][data-visited="exited"]').waitFor();
      const notices = desk().locator('section[aria-label="Avisos"] li');
      await vi.waitFor(async () => expect(await notices.count()).toBe(3), PATIENCE);
      expect(faults).toEqual([]);
    });

    test('outro pedido, cancelado na cozinha, é estornado, e a conversa diz isso', async () => {
      await begin('Caio', FULL);
      await reads('Posso confirmar?');
      await says('Sua resposta', 'sim');
      await desk().getByText('A máquina espera pela cozinha.').waitFor();
      await page.getByRole('button', { name: 'Cancelar o pedido' }).press('Enter');
      await reads('Pronto, o seu pedido foi cancelado.');
      await row('Caio').getByText('Cancelado: você pediu para cancelar').waitFor();
      await desk().locator('[data-state="Estornar"][data-visited="exited"]').waitFor();
      expect(faults).toEqual([]);
    });

    test('com o modelo derrubado, o pedido segue pelo número; e tudo cabe em 360 px', async () => {
      await press('Derrubar o modelo');
      await desk().getByText('Está fora do ar.').waitFor();
      await begin('Duda', FULL);
      await reads('Nosso atendente automático está fora do ar');
      await desk().locator('[data-state="Entender pedido"][data-visited="caught"]').waitFor();
      await says('Sua resposta', '2x1; Rua das Flores; 123; Centro; pix');
      await reads('Posso confirmar?');
      await press('Levantar o modelo');
      await page.setViewportSize({ width: 360, height: 740 });
      await turnDark(page);
      expect(await scrollsSideways(page)).toBe(false);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });
}
