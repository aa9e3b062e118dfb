import type { StepProof } from './wrong-answer.ts';

const FILE = 'jantar.asl.json';
const DRINKS = "{% 'Sugira duas bebidas que combinem com estes pratos: ' & $pratos %}";
const INVITATION_END = "'. Os pratos: ' & $pratos & ' As bebidas: ' & $bebidas %}";
const ANSWER = '$states.result.Body.output.message.content[0].text';

export default {
  starterFails: { 2: 'sem-pratos', 3: 'sem-pratos', 4: 'campo' },
  wrongAnswers: [
    {
      name: 'variavel-no-texto',
      mistake: 'Escreve a variável dentro do texto, sem {% %}.',
      edits: [
        { file: FILE, find: DRINKS, replace: 'Sugira duas bebidas que combinem com estes pratos: $pratos' },
      ],
      expected: { goal: 2, reason: 'variavel-no-texto' },
    },
    {
      name: 'confia-na-memoria',
      mistake: 'Acha que o modelo lembra da conversa anterior.',
      edits: [
        {
          file: FILE,
          find: DRINKS,
          replace: 'Agora sugira duas bebidas que combinem com os pratos que você sugeriu.',
        },
      ],
      expected: { goal: 2, reason: 'sem-pratos' },
    },
    {
      name: 'repete-o-prompt-e-nao-a-resposta',
      mistake: 'Leva ao segundo prompt o que perguntou, e não o que o modelo respondeu.',
      edits: [
        {
          file: FILE,
          find: DRINKS,
          replace:
            "{% 'Você sugeriu três pratos que combinam com ' & $massa & '. Sugira duas bebidas que combinem.' %}",
        },
      ],
      expected: { goal: 2, reason: 'sem-pratos' },
    },
    {
      name: 'le-da-entrada',
      mistake: 'Procura a resposta na entrada do estado, onde ela não está.',
      edits: [{ file: FILE, find: DRINKS, replace: DRINKS.replace('$pratos', '$states.input.pratos') }],
      expected: { goal: 2, reason: 'sem-pratos' },
    },
    {
      name: 'campo-de-outra-familia',
      mistake: 'Lê a resposta onde o Claude a põe, e não onde o Nova a põe.',
      edits: [
        {
          file: FILE,
          find: `"bebidas": "{% ${ANSWER} %}"`,
          replace: '"bebidas": "{% $states.result.Body.content[0].text %}"',
        },
      ],
      expected: { goal: 1, reason: 'execucao-falhou' },
    },
    {
      name: 'formato-do-jsonpath',
      mistake: 'Cola States.Format em um estado JSONata.',
      edits: [
        {
          file: FILE,
          find: DRINKS,
          replace: "States.Format('Sugira duas bebidas que combinem com estes pratos: {}', $.pratos)",
        },
      ],
      expected: { goal: 2, reason: 'variavel-no-texto' },
    },
    {
      name: 'convite-sem-bebidas',
      mistake: 'O convite não leva as bebidas.',
      edits: [{ file: FILE, find: INVITATION_END, replace: "'. Os pratos: ' & $pratos %}" }],
      expected: { goal: 3, reason: 'sem-bebidas' },
    },
    {
      name: 'historia-repetida',
      mistake: 'Acumula a história inteira a cada prompt: a mesma resposta entra duas vezes.',
      edits: [
        {
          file: FILE,
          find: INVITATION_END,
          replace: "'. Os pratos: ' & $pratos & ' Bebidas para ' & $pratos & ': ' & $bebidas %}",
        },
      ],
      expected: { goal: 3, reason: 'repetido' },
    },
    {
      name: 'convite-sem-nome',
      mistake: 'O convite não diz para quem é.',
      edits: [
        { file: FILE, find: "jantar romântico com ' & $nome & ', em '", replace: "jantar romântico em '" },
      ],
      expected: { goal: 3, reason: 'nome' },
    },
    {
      name: 'saida-trocada',
      mistake: 'Troca as variáveis na saída.',
      edits: [{ file: FILE, find: '"pratos": "{% $pratos %}"', replace: '"pratos": "{% $bebidas %}"' }],
      expected: { goal: 4, reason: 'valor' },
    },
    {
      name: 'saida-sem-convite',
      mistake: 'Esquece o convite na saída.',
      edits: [
        {
          file: FILE,
          find: ',\n        "convite": "{% $convite %}"',
          replace: '',
        },
      ],
      expected: { goal: 4, reason: 'campo' },
    },
  ],
} satisfies StepProof;
