/** O que é um questionário: as perguntas de uma parte, com cada opção explicada. */
import type { Json } from '../../testing/json.ts';

/** O que uma tarefa responde a uma chamada. `silence` é nunca responder; `echo-prompt`, devolver o prompt que chegou. */
export type TaskAnswer = { result: Json } | { error: string; cause: string } | 'silence' | 'echo-prompt';

/** Uma máquina que a pergunta mostra, e com que ela anda quando se confere a resposta. */
export interface Experiment {
  /** A definição, mostrada inteira na página. */
  machine: { [field: string]: Json };
  input?: Json;
  /** As respostas de cada Task, uma por chamada, na ordem; a última vale para as seguintes. */
  answers?: Readonly<Record<string, readonly TaskAnswer[]>>;
}

/** O que se vê de uma execução. Uma opção diz só o que ela afirma. */
export interface Outcome {
  status?: 'SUCCEEDED' | 'FAILED';
  output?: Json;
  error?: string;
  /** Os estados por onde a execução passou, na ordem, uma vez por entrada. */
  path?: readonly string[];
  /** Quantas vezes as tarefas foram chamadas, somadas. */
  calls?: number;
  /** Quanto a execução durou, em segundos do relógio virtual. */
  seconds?: number;
}

/** Uma opção. Os textos levam `código` entre crases, e nada mais. */
export interface Option {
  text: string;
  /** Por que está certa, ou o engano que leva a ela. */
  why: string;
  isRight?: true;
  /** O que a execução mostraria se esta fosse a certa; toda opção de um experimento o diz. */
  outcome?: Outcome;
}

export interface Question {
  /** Não muda nunca: é como o navegador lembra da resposta. */
  id: string;
  /** Pasta do passo a reler, como `04-emprestimo`. */
  step: string;
  text: string;
  experiment?: Experiment;
  options: readonly Option[];
}

/** As perguntas de uma parte do curso. */
export interface Quiz {
  /** De 1 a 5, na ordem das partes. */
  part: number;
  questions: readonly Question[];
}
