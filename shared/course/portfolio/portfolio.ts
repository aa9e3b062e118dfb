import type { FolderExecution } from '../../testing/execute-folder.ts';
import type { CheckReport, MachineDrawing } from '../../testing/report.ts';
import type { Step } from '../catalogue/catalogue.ts';
import type { FolderText } from '../starters/starters.ts';
import { readme } from './readme.ts';

/** O que entra em um portfólio: tudo foi executado agora, nesta máquina. */
export interface Evidence {
  step: Step;
  /** Nome de quem fez, como deve aparecer. */
  author: string;
  /** O dia, como `2026-11-23`. */
  date: string;
  report: CheckReport;
  execution: FolderExecution;
  /** Quem respondeu no Bedrock, como `simulado`; `undefined` quando o passo não usa modelo. */
  model: string | undefined;
  /** Os arquivos do passo, como a pessoa os deixou. */
  code: FolderText;
  /** Os que diferem do ponto de partida. */
  edited: readonly string[];
}

/** Desenha uma máquina, com um caminho aceso, e a diz em palavras. */
export type DrawMachine = (
  machine: MachineDrawing,
  title: string,
  path: FolderExecution['path'],
) => { svg: string; words: string };

/** O teste é do curso e só roda dentro dele: fora, seria um arquivo que não funciona. */
const CHECK_FILE = 'verificacao.test.ts';

/** Um nome de arquivo que serve em qualquer sistema. */
const fileName = (name: string): string => name.replace(/[^\p{L}\p{N}-]+/gu, '-');

/** O nome que a pilha deu à máquina, sem o sufixo que o CDK acrescenta. */
const shortName = (name: string): string => name.replace(/(?<=.)[0-9A-F]{8}$/, '');

/** A definição em linhas, para se ler e comparar. */
const readable = ({ definition }: MachineDrawing): string =>
  `${JSON.stringify(JSON.parse(definition), null, 2)}\n`;

/**
 * A máquina que foi executada, entre as do passo: a que tem os estados do caminho. O caminho só passa por uma.
 */
function executedMachine(machines: readonly MachineDrawing[], { path }: FolderExecution): string | undefined {
  const first = path[0]?.state;
  return machines.find(({ definition }) => {
    const { StartAt } = JSON.parse(definition) as { StartAt?: string };
    return StartAt === first;
  })?.name;
}

/**
 * Os arquivos do portfólio: caminho relativo com barras normais → texto.
 * @param drawMachine quem desenha; o desenho da máquina executada vem com o caminho aceso
 */
export function portfolioFiles(evidence: Evidence, drawMachine: DrawMachine): FolderText {
  const { report, execution, step } = evidence;
  const executed = executedMachine(report.machines, execution);
  const executedFirst = [...report.machines].sort(
    (one, other) => Number(other.name === executed) - Number(one.name === executed),
  );
  const machines = executedFirst.map((machine) => {
    const title = shortName(machine.name);
    const name = fileName(title);
    const path = machine.name === executed ? execution.path : [];
    const { svg, words } = drawMachine(machine, `${step.title}: ${title}`, path);
    return {
      name: title,
      definitionFile: `maquinas/${name}.asl.json`,
      definition: readable(machine),
      drawingFile: `maquinas/${name}.svg`,
      drawing: `${svg}\n`,
      words,
    };
  });
  const code = Object.entries(evidence.code).filter(([name]) => name !== CHECK_FILE);
  return {
    'README.md': readme({ ...evidence, machines }),
    ...Object.fromEntries(
      machines.flatMap(({ definitionFile, definition, drawingFile, drawing }) => [
        [definitionFile, definition],
        [drawingFile, drawing],
      ]),
    ),
    'evidencia/entrada.json': `${JSON.stringify(execution.input, null, 2)}\n`,
    'evidencia/historia.json': `${JSON.stringify(execution.events, null, 2)}\n`,
    ...(execution.status === 'SUCCEEDED'
      ? { 'evidencia/saida.json': `${JSON.stringify(execution.output, null, 2)}\n` }
      : {}),
    ...Object.fromEntries(code.map(([name, text]) => [`codigo/${name}`, text])),
  };
}
