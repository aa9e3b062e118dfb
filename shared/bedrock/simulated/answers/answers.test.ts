import { describe, expect, test } from 'vitest';
import { say } from '../testing/request.ts';

const ORDER =
  '{"cliente":{"nome":"Ana Souza"},"pedidoId":"A-17","itens":[{"nome":"Pizza calabresa","quantidade":2}],"total":90,"previsao":25}';

describe('dado um aviso ao cliente', () => {
  test.each([
    ['formal', 'foi entregue', /Prezado\(a\) Ana.*entregue/],
    ['carinhoso', 'saiu para entrega', /Ana.*A-17.*a caminho.*25 minutos/],
    ['divertido', 'está no forno', /Ana.*forno/],
    ['direto', 'foi cancelado', /^Pedido A-17 cancelado/],
    ['formal', 'vai atrasar por causa da chuva', /atrasad/],
  ])('quando o tom é %s e o pedido %s, então a mensagem o diz nesse tom', async (tone, event, wanted) => {
    expect(
      await say(`Escreva uma mensagem em tom ${tone} para o cliente: o pedido ${event}. Dados: ${ORDER}`),
    ).toMatch(wanted);
  });

  test.each([160, 80, 40])(
    'quando o limite é de %i caracteres, então a mensagem cabe nele',
    async (limit) => {
      for (const tone of ['formal', 'carinhoso', 'divertido', 'direto']) {
        const text = await say(
          `Avise o cliente, em tom ${tone} e em até ${limit} caracteres, que o pedido saiu para entrega: ${ORDER}`,
        );
        expect([...text].length, text).toBeLessThanOrEqual(limit);
      }
    },
  );

  test('quando a situação vem só nos dados, então é ela que vale; sem emoji, se assim se pede', async () => {
    const text = await say(
      `Escreva a notificação para o cliente, sem emojis: {"nome":"Léo","status":"PAGAMENTO_RECUSADO"}`,
    );
    expect(text).toMatch(/Léo/);
    expect(text).toMatch(/pagamento.*não passou/);
    expect(text).not.toMatch(/\p{Extended_Pictographic}/u);
  });

  test('quando o empréstimo foi rejeitado, então a mensagem fala do empréstimo', async () => {
    expect(await say('Escreva um aviso formal para a Júlia: o empréstimo foi rejeitado.')).toMatch(
      /Júlia.*empréstimo não foi aprovado/i,
    );
  });
});

describe('dado um texto a classificar', () => {
  test.each([
    ['A pizza chegou fria e o atendimento foi péssimo', 'negativo'],
    ['Adorei, tudo delicioso!', 'positivo'],
    ['Não gostei da entrega', 'negativo'],
    ['O pedido tem três itens', 'neutro'],
  ])('quando ele é "%s", então o sentimento é %s', async (text, category) => {
    expect(
      await say(
        `Classifique o sentimento como positivo, negativo ou neutro. Responda apenas com a categoria.\nTexto: "${text}"`,
      ),
    ).toBe(category);
  });

  test('quando o prompt oferece outras categorias, então a resposta é uma delas', async () => {
    expect(
      await say(
        'Classifique a mensagem em uma das categorias: pedido, reclamação, rastreio ou elogio. Responda só a categoria.\nMensagem: "cadê minha pizza, já saiu?"',
      ),
    ).toBe('rastreio');
  });
});

describe('dado um texto de crédito', () => {
  const text =
    'Meu nome é Carlos Lima, CPF 123.456.789-00, tenho renda de R$ 5 mil e quero um empréstimo de 20 mil reais em 24 vezes para reformar a casa.';

  test('quando se pedem os dados em JSON, então vêm com o seu tipo, e nulo o que não há', async () => {
    const answer = await say(
      `Extraia nome, cpf, renda, valor, prazo e email da solicitação e responda só com JSON com as chaves nome, cpf, renda, valor, prazo, email.\nTexto: "${text}"`,
    );
    expect(JSON.parse(answer)).toEqual({
      nome: 'Carlos Lima',
      cpf: '123.456.789-00',
      renda: 5000,
      valor: 20000,
      prazo: 24,
      email: null,
    });
  });

  test('quando se pede o resumo em uma frase, então ele é uma frase do texto', async () => {
    const document =
      'O cliente pediu um empréstimo de R$ 20 mil para reformar a casa. Ele tem renda de R$ 5 mil. O tempo estava bom. O empréstimo é para a casa do cliente.';
    const summary = await say(`Resuma o texto abaixo em uma frase.\n${document}`);
    expect(document).toContain(summary);
    expect(summary).toMatch(/empréstimo/);
  });
});

describe('dado um cardápio no prompt', () => {
  const system = [
    'Você é atendente. Cardápio:\n- Pizza calabresa: R$ 45,00\n- Pizza marguerita: R$ 42,00\n- Lasanha de berinjela: R$ 55\n- Coca-Cola 2L: R$ 12\n- Pudim: R$ 10',
  ];

  test('quando há restrição e orçamento, então o que se recomenda os respeita', async () => {
    const text = await say('Sou vegetariano e tenho até 50 reais. O que você recomenda?', { system });
    expect(text).toMatch(/marguerita|Pudim|Coca/);
    expect(text).not.toMatch(/calabresa|berinjela/);
  });

  test('quando se diz um gosto, então ele decide', async () => {
    expect(await say('Quero algo doce, o que você recomenda?', { system })).toMatch(/Pudim/);
  });

  test('quando nada serve, então a resposta o diz', async () => {
    expect(await say('Tenho até 5 reais, o que você recomenda?', { system })).toMatch(/Nada do cardápio/);
  });

  test('quando o pedido está completo, então o total é a soma dos preços', async () => {
    expect(await say('duas marguerita e um pudim, rua A, 5, pix', { system })).toMatch(
      /2x Pizza marguerita e 1x Pudim.*R\$ 94,00/,
    );
  });
});

test.each([
  ['Explique em uma frase o que é o AWS Step Functions', /Step Functions é um serviço/],
  ['O que é o Amazon Bedrock?', /Bedrock é um serviço/],
  ['What is AWS Step Functions? Answer in one sentence.', /Step Functions is a service/],
  ['Para que serve o Catch?', /Catch é o campo/],
])('dada a pergunta "%s", então a resposta é o fato', async (question, fact) => {
  expect(await say(question)).toMatch(fact);
});

describe('dada a descrição de um prato para o cardápio', () => {
  test.each([
    'Escreva a descrição de um prato para o cardápio, em duas frases. Prato: bobó de camarão. Tom: divertido.',
    'Descreva o prato bobó de camarão para o cardápio, em tom divertido.',
    'Escreva, em tom divertido, a descrição do prato "bobó de camarão".',
    'Escreva a descrição de bobó de camarão para o cardápio. O tom é divertido.',
  ])('quando o prompt é "%s", então a resposta fala do prato, no tom', async (prompt) => {
    const text = await say(prompt);
    expect(text).toMatch(/^Bobó de camarão(:| para)/);
    expect(text).toMatch(/vicia|garfo/);
  });

  test('quando o tom muda, então o texto muda', async () => {
    const ask = (tone: string) =>
      say(`Escreva a descrição de um prato para o cardápio. Prato: nhoque. Tom: ${tone}.`);
    const texts = await Promise.all(['formal', 'acolhedor', 'divertido', 'direto', 'épico'].map(ask));
    expect(new Set(texts).size).toBe(5);
  });

  test('quando o prompt não diz o prato, então o modelo diz que falta', async () => {
    expect(await say('Escreva a descrição de um prato para o cardápio.')).toContain('não diz qual é o prato');
  });
});
