import {
  endingOf,
  evidenceOf,
  type JudgedExecution,
  must,
  mustFollow,
  mustSucceed,
  step,
} from '../../shared/testing/index.ts';

step('01-fluxograma', { asl: 'pizza.asl.json' }, (goal) => {
  goal(
    'Sem fome, ninguém pede pizza',
    {
      general: [
        'Este caminho já veio pronto. Compare "Estou com fome?" e "Hoje não" com o desenho da página.',
        'Se você mexeu nesses estados sem querer, npm run recomecar 1 traz o ponto de partida de volta e guarda a sua tentativa.',
      ],
    },
    async ({ machine }, random) => {
      const execution = await machine.run({
        fome: false,
        saldo: random.integer(0, 200),
        preco: random.integer(30, 90),
      });
      mustSucceed(execution);
      mustFollow(execution, ['Estou com fome?', 'Hoje não'], 'Sem fome, a máquina termina logo.');
    },
  );

  goal(
    'Com fome e sem dinheiro, a execução falha com SaldoInsuficiente',
    {
      byReason: {
        'pediu-fiado': [
          'A máquina pediu a pizza de quem não tem dinheiro. A condição de "Tenho dinheiro?" precisa olhar o saldo e o preço.',
        ],
        'terminou-bem': [
          'A execução terminou bem, mas faltou dinheiro. Succeed é sucesso; existe um tipo de estado para a falha.',
        ],
        'outro-erro': ['O estado falhou, como devia. Agora o nome do erro: ele é comparado letra por letra.'],
      },
      general: [
        'Duas coisas trabalham juntas aqui: a condição de "Tenho dinheiro?" e o tipo do estado "Sem dinheiro".',
        'Um estado Fail tem Type, Error (o nome curto do erro) e Cause (a explicação). Ele não tem Next nem End.',
        '"Sem dinheiro": { "Type": "Fail", "Error": "SaldoInsuficiente", "Cause": "O saldo não paga a pizza." }.',
      ],
    },
    async ({ machine }, random) => {
      const preco = random.integer(30, 90);
      const execution = await machine.run({ fome: true, saldo: preco - random.integer(1, 29), preco });
      const visited = execution.path.map((stop) => stop.state);
      must(!visited.includes('Pedir pizza'), {
        reason: 'pediu-fiado',
        expected: 'Quem não tem dinheiro não deveria chegar a "Pedir pizza".',
        happened: `O caminho foi ${visited.join(' → ')}.`,
        ...evidenceOf(execution),
        lookAt: [{ state: 'Tenho dinheiro?' }],
      });
      must(execution.status === 'FAILED', {
        reason: 'terminou-bem',
        expected: 'A execução deveria terminar em FAILED.',
        happened: endingOf(execution),
        ...evidenceOf(execution),
        lookAt: [{ state: 'Sem dinheiro' }],
      });
      must(execution.error === 'SaldoInsuficiente', {
        reason: 'outro-erro',
        expected: 'O erro deveria se chamar SaldoInsuficiente.',
        happened: endingOf(execution),
        ...evidenceOf(execution),
        lookAt: [{ state: 'Sem dinheiro' }],
      });
    },
  );

  goal(
    'Com fome e dinheiro, a pizza é pedida e sobra o troco',
    {
      byReason: {
        'sem-pedido': [
          'A saída de um Pass é a entrada dele, a não ser que o estado tenha Output. "Pedir pizza" ainda não tem.',
        ],
        troco: [
          'O troco é uma conta: o saldo menos o preço. A conta vai entre {% e %}, como a condição do Choice.',
        ],
        'troco-texto': [
          'O troco saiu como texto. Sem {% no começo e %} no fim, com as aspas coladas, o valor é um texto qualquer.',
        ],
        caminho: [
          'Veja para onde "Tenho dinheiro?" manda quem tem dinheiro, e para onde "Pedir pizza" segue.',
        ],
        'execucao-falhou': [
          'Com saldo maior que o preço, a condição de "Tenho dinheiro?" precisa dar verdadeiro. Ela está invertida?',
        ],
      },
      general: [
        'Dê um Output ao estado "Pedir pizza", com dois campos: pedido e troco.',
        'Output é um objeto, como o de "Hoje não". Um campo é o texto "pizza"; o outro é uma conta em JSONata, entre {% e %}.',
        'Em "Pedir pizza": "Output": { "pedido": "pizza", "troco": "{% $states.input.saldo - $states.input.preco %}" }.',
      ],
    },
    async ({ machine }, random) => {
      const preco = random.integer(30, 90);
      const troco = random.integer(1, 100);
      const execution = await machine.run({ fome: true, saldo: preco + troco, preco });
      mustSucceed(execution, 'Quem tem fome e dinheiro consegue pedir.');
      const visited = execution.path.map((stop) => stop.state);
      must(visited.includes('Pedir pizza'), {
        reason: 'caminho',
        expected: 'A máquina deveria passar por "Pedir pizza".',
        happened: `O caminho foi ${visited.join(' → ')}.`,
        ...evidenceOf(execution),
        lookAt: [{ state: 'Tenho dinheiro?' }],
      });
      judgeOrder(execution, troco);
    },
  );

  goal(
    'O dinheiro contado também paga a pizza',
    {
      byReason: {
        'execucao-falhou': [
          'O saldo igual ao preço paga a pizza. Em JSONata, "maior ou igual" se escreve >=.',
        ],
        'sem-pedido': ['Primeiro faça a meta 3: "Pedir pizza" ainda não tem Output.'],
      },
      general: [
        'Pense no caso do meio: saldo 50, pizza 50. Qual operador diz sim aqui?',
        'A condição inteira: "{% $states.input.saldo >= $states.input.preco %}".',
      ],
    },
    async ({ machine }, random) => {
      const preco = random.integer(30, 90);
      const execution = await machine.run({ fome: true, saldo: preco, preco });
      mustSucceed(execution, 'Saldo igual ao preço paga a pizza.');
      judgeOrder(execution, 0);
    },
  );

  goal(
    'Depois do pedido, a máquina passa por "Bom apetite"',
    {
      byReason: {
        caminho: ['Falta um estado novo, "Bom apetite", e uma seta até ele. A seta sai de "Pedir pizza".'],
      },
      general: [
        'Next leva ao próximo estado; End encerra. "Pedir pizza" hoje tem End.',
        'Em "Pedir pizza", troque "End": true por "Next": "Bom apetite".',
        'E crie o estado, ao lado dos outros: "Bom apetite": { "Type": "Succeed" }.',
      ],
    },
    async ({ machine }, random) => {
      const preco = random.integer(30, 90);
      const execution = await machine.run({ fome: true, saldo: preco + random.integer(1, 100), preco });
      mustSucceed(execution);
      mustFollow(
        execution,
        ['Estou com fome?', 'Tenho dinheiro?', 'Pedir pizza', 'Bom apetite'],
        'Depois do pedido vem "Bom apetite".',
      );
    },
  );
});

/** O que a saída precisa trazer quando a pizza é pedida. */
function judgeOrder(execution: JudgedExecution, troco: number): void {
  const output = execution.output as { pedido?: unknown; troco?: unknown } | null;
  const evidence = { ...evidenceOf(execution), lookAt: [{ state: 'Pedir pizza' }] };
  must(output?.pedido === 'pizza', {
    reason: 'sem-pedido',
    expected: 'A saída deveria ter "pedido": "pizza".',
    happened: endingOf(execution),
    ...evidence,
  });
  must(typeof output.troco !== 'string', {
    reason: 'troco-texto',
    expected: `A saída deveria ter "troco": ${troco}, um número.`,
    happened: endingOf(execution),
    ...evidence,
  });
  must(output.troco === troco, {
    reason: 'troco',
    expected: `A saída deveria ter "troco": ${troco}.`,
    happened: endingOf(execution),
    ...evidence,
  });
}
