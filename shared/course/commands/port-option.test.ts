import { describe, expect, test } from 'vitest';
import { PortTaken } from '../../testing/local-aws.ts';
import { explainingPort, portOption } from './port-option.ts';
import { UsageError } from './run-command.ts';

describe('a porta dada na linha de comando', () => {
  test.each([
    [undefined, 4566],
    ['1', 1],
    ['5174', 5174],
    ['65535', 65_535],
  ])('dado %j, é a porta %i', (text, port) => {
    expect(portOption(text, 4566, '--porta')).toBe(port);
  });

  test.each(['0', '65536', 'abc', '', ' 80', '-1', '80.5', '0x50', '1e3'])(
    'dado "%s", diz a opção e o que ela aceita',
    (text) => {
      expect(() => portOption(text, 4566, '--porta')).toThrow(UsageError);
      expect(() => portOption(text, 4566, '--porta')).toThrow(
        `A porta em --porta vai de 1 a 65535, e não é "${text}".`,
      );
    },
  );
});

describe('abrir uma porta', () => {
  test('quando ela está livre, segue adiante', async () => {
    await expect(explainingPort('npm start -- --porta', Promise.resolve('aberta'))).resolves.toBe('aberta');
  });

  test('quando ela já tem dono, diz o comando que escolhe outra', async () => {
    const opening = explainingPort('npm start -- --porta 5174', Promise.reject(new PortTaken(5173)));
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(/^A porta 5173 já está em uso.*: npm start -- --porta 5174$/);
  });

  test('quando o erro é outro, ele passa como está', async () => {
    const error = new Error('sem permissão');
    await expect(explainingPort('npm start -- --porta', Promise.reject(error))).rejects.toBe(error);
  });
});
