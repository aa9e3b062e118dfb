/** As cinco partes e os quinze passos. Números e pastas são fixos; o resto de cada passo está na página dele. */
export interface SyllabusEntry {
  slug: string;
  title: string;
}

export const PARTS: readonly { title: string; steps: readonly SyllabusEntry[] }[] = [
  {
    title: 'Fluxogramas que executam',
    steps: [
      { slug: '01-fluxograma', title: 'Um fluxograma que executa' },
      { slug: '02-estados', title: 'Cada estado, uma tarefa' },
      { slug: '03-dados', title: 'Os dados de um estado a outro' },
    ],
  },
  {
    title: 'A aprovação de um empréstimo',
    steps: [
      { slug: '04-emprestimo', title: 'A aprovação de um empréstimo' },
      { slug: '05-resiliencia', title: 'Quando algo falha' },
      { slug: '06-integracoes', title: 'Serviços sem cola' },
      { slug: '07-aprovacao-humana', title: 'Esperar por uma pessoa' },
    ],
  },
  {
    title: 'Muitos serviços, muitos itens',
    steps: [
      { slug: '08-microsservicos', title: 'Desfazer o que foi feito' },
      { slug: '09-escala', title: 'Dez mil de uma vez' },
      { slug: '10-observabilidade', title: 'Onde o tempo foi parar' },
    ],
  },
  {
    title: 'Modelos do Bedrock',
    steps: [
      { slug: '11-bedrock', title: 'A primeira conversa com um modelo' },
      { slug: '12-encadeamento', title: 'Uma resposta dentro da próxima pergunta' },
      { slug: '13-pedido', title: 'Do texto ao pedido' },
    ],
  },
  {
    title: 'O assistente de delivery',
    steps: [
      { slug: '14-assistente', title: 'O assistente inteiro' },
      { slug: '15-nuvem', title: 'Na nuvem de verdade' },
    ],
  },
];
