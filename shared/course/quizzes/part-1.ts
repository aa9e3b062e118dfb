import type { Quiz } from './quiz.ts';

/** Fluxogramas que executam: passos 01 a 03. */
export const part1: Quiz = {
  part: 1,
  questions: [
    {
      id: 'saldo-contado',
      step: '01-fluxograma',
      text: 'A pizza custa 50, e a pessoa tem 50. Onde esta execução termina?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Tenho dinheiro?',
          States: {
            'Tenho dinheiro?': {
              Type: 'Choice',
              Choices: [
                { Condition: '{% $states.input.saldo > $states.input.preco %}', Next: 'Pedir pizza' },
              ],
              Default: 'Sem dinheiro',
            },
            'Pedir pizza': { Type: 'Succeed' },
            'Sem dinheiro': { Type: 'Fail', Error: 'SaldoInsuficiente' },
          },
        },
        input: { saldo: 50, preco: 50 },
      },
      options: [
        {
          text: 'Em "Pedir pizza": o dinheiro dá, e não sobra troco.',
          why: 'Seria assim com `>=`. Com `>`, o saldo tem que passar do preço, e 50 não passa de 50.',
          outcome: { path: ['Tenho dinheiro?', 'Pedir pizza'] },
        },
        {
          text: 'No Choice: nenhuma regra vale, e a execução falha ali.',
          why: 'Um Choice sem regra que valha só falha quando não tem `Default`. Este tem.',
          outcome: { path: ['Tenho dinheiro?'], status: 'FAILED' },
        },
        {
          text: 'Em "Sem dinheiro": a execução falha com `SaldoInsuficiente`.',
          why: 'A condição compara com `>`, e 50 não é maior que 50. Nenhuma regra vale, e o Choice segue o `Default`.',
          isRight: true,
          outcome: { path: ['Tenho dinheiro?', 'Sem dinheiro'], error: 'SaldoInsuficiente' },
        },
      ],
    },
    {
      id: 'troco-sem-chaves',
      step: '01-fluxograma',
      text: 'Com saldo 80 e preço 50, qual é a saída?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Pedir pizza',
          States: {
            'Pedir pizza': {
              Type: 'Pass',
              Output: { pedido: 'pizza', troco: '$states.input.saldo - $states.input.preco' },
              End: true,
            },
          },
        },
        input: { saldo: 80, preco: 50 },
      },
      options: [
        {
          text: '`troco` é o próprio texto `$states.input.saldo - $states.input.preco`.',
          why: 'Sem `{%` e `%}`, o valor é um texto como outro qualquer, e sai como entrou. Nada avisa do engano: a execução termina bem.',
          isRight: true,
          outcome: {
            status: 'SUCCEEDED',
            output: { pedido: 'pizza', troco: '$states.input.saldo - $states.input.preco' },
          },
        },
        {
          text: '`troco` é 30.',
          why: 'A conta só acontece entre `{%` e `%}`. Aqui faltam os dois.',
          outcome: { output: { pedido: 'pizza', troco: 30 } },
        },
        {
          text: 'Não há saída: a execução falha com `States.QueryEvaluationError`.',
          why: 'Esse erro é de uma expressão que não deu certo. Aqui não há expressão nenhuma, só um texto.',
          outcome: { status: 'FAILED', error: 'States.QueryEvaluationError' },
        },
      ],
    },
    {
      id: 'entrada-que-some',
      step: '03-dados',
      text: 'A entrada traz `nome`. A função responde `{ "situacao": "APROVADA" }`. O que acontece em "Agradecer"?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Cobrar cartão',
          States: {
            'Cobrar cartão': {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke',
              Arguments: { FunctionName: 'cobrar', Payload: '{% $states.input %}' },
              Next: 'Agradecer',
            },
            Agradecer: {
              Type: 'Pass',
              Output: "{% 'Obrigado, ' & $states.input.nome & '!' %}",
              End: true,
            },
          },
        },
        input: { nome: 'Ana' },
        answers: { 'Cobrar cartão': [{ result: { Payload: { situacao: 'APROVADA' } } }] },
      },
      options: [
        {
          text: 'A saída é `Obrigado, Ana!`: a entrada da execução acompanha todos os estados.',
          why: 'Entre um estado e outro viaja um JSON só, e a Task pôs outro no lugar: a resposta da função.',
          outcome: { output: 'Obrigado, Ana!' },
        },
        {
          text: 'O nome se perdeu: a saída é `Obrigado, !`.',
          why: 'Em "Agradecer", a entrada é a resposta da Task, e nela não há `nome`. Juntar com `&` o que não existe não é erro: dá um texto vazio. Guarde o nome antes, com `Assign`.',
          isRight: true,
          outcome: { status: 'SUCCEEDED', output: 'Obrigado, !' },
        },
        {
          text: 'A saída é `Obrigado, undefined!`.',
          why: 'Isso seria JavaScript. Em JSONata, o que não existe não vira a palavra `undefined`.',
          outcome: { output: 'Obrigado, undefined!' },
        },
        {
          text: 'A máquina nem é criada: a AWS percebe que `nome` não existe.',
          why: 'Quem cria a máquina não sabe o que a função vai responder. Um campo que falta só se descobre ao executar.',
          outcome: { status: 'FAILED', path: [] },
        },
      ],
    },
    {
      id: 'variavel-do-proximo',
      step: '03-dados',
      text: 'Qual é a saída desta máquina?',
      experiment: {
        machine: {
          QueryLanguage: 'JSONata',
          StartAt: 'Somar prato',
          States: {
            'Somar prato': { Type: 'Pass', Assign: { total: 40 }, Next: 'Somar taxa' },
            'Somar taxa': {
              Type: 'Pass',
              Assign: { total: '{% $total + 8 %}' },
              Output: { cobrar: '{% $total %}' },
              End: true,
            },
          },
        },
        input: {},
      },
      options: [
        {
          text: '`cobrar` é 48.',
          why: 'Parece, mas `Output` não espera o `Assign` do mesmo estado: os dois leem as variáveis como elas estavam na chegada.',
          outcome: { output: { cobrar: 48 } },
        },
        {
          text: 'A execução falha: uma variável não pode ser lida e mudada no mesmo estado.',
          why: 'Pode, e é assim que se conta. O valor novo só vale a partir do próximo estado.',
          outcome: { status: 'FAILED' },
        },
        {
          text: '`cobrar` é 40.',
          why: 'O que um `Assign` guarda só vale a partir do próximo estado. Em "Somar taxa", `$total` ainda é 40.',
          isRight: true,
          outcome: { status: 'SUCCEEDED', output: { cobrar: 40 } },
        },
      ],
    },
    {
      id: 'esperar-sem-pagar',
      step: '02-estados',
      text: 'Uma máquina Standard cobra o cartão, espera três dias em um Wait e emite a nota. Quanto a espera acrescenta à conta?',
      options: [
        {
          text: 'Três dias de execução, cobrados por minuto.',
          why: 'Uma máquina Standard não se paga pelo tempo. Quem se paga pelo tempo é a Express.',
        },
        {
          text: 'O mesmo que uma espera de um segundo: só se pagam as transições.',
          why: 'A AWS cobra por transição de estado, e o Wait é um estado como os outros. Parada, a máquina não gasta nada.',
          isRight: true,
        },
        {
          text: 'O tempo de uma função Lambda, que fica acordada contando.',
          why: 'Quem espera é o serviço, e não uma função. É por isso que não se espera dentro de uma Lambda.',
        },
      ],
    },
  ],
};
