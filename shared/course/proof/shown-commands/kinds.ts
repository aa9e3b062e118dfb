/** O que se faz com cada comando que uma página mostra: executá-lo, ou dizer quem o prova e por que não aqui. */

/** Um comando que não se executa aqui, com a razão. */
interface Named {
  pattern: RegExp;
  reason: string;
  /** Quem o prova, a partir da raiz; ausente quando não dá para provar nesta máquina. */
  provedBy?: string;
}

const NAMED: readonly Named[] = [
  { pattern: /^npm (ci|test)$/, reason: 'é o que o CI faz primeiro', provedBy: '.ci/run' },
  { pattern: /^npm run build$/, reason: 'o CI monta o site', provedBy: '.ci/run' },
  { pattern: /^npm run (conformance|estresse|test:browser)$/, reason: 'o CI o roda', provedBy: '.ci/run' },
  {
    pattern: /^npm start\b/,
    reason: 'abre o site; o teste o usa em um navegador',
    provedBy: 'docs/.vitepress/tests/npm-start.browser.test.ts',
  },
  {
    pattern: /^npm run (implantar|destruir) \d+$/,
    reason: 'precisa de uma AWS local aberta',
    provedBy: 'shared/course/commands/deploy.test.ts',
  },
  {
    pattern: /^npx cdk synth$/,
    reason: 'toda solução passa por ele em npm test',
    provedBy: 'shared/course/proof/repository.ts',
  },
  {
    pattern: /^npm ci --(ignore-scripts|offline) /,
    reason: 'enche um cache com a internet, ou instala dele',
  },
  { pattern: /^ollama pull /, reason: 'baixa um modelo para o Ollama' },
  { pattern: /^MODELO=bedrock\S* npm run /, reason: 'fala com a AWS de verdade, e pode custar' },
  {
    pattern: /^MODELO=ollama\S* npm run /,
    reason: 'precisa do Ollama instalado',
    provedBy: 'shared/aws/services/bedrock/forward.test.ts',
  },
  { pattern: /^export [A-Z_]+=/, reason: 'muda o terminal, e mais nada' },
  { pattern: /^npm\.cmd /, reason: 'só existe no Windows' },
  { pattern: /^git clone /, reason: 'baixa o curso da internet' },
  {
    pattern: /^(aws|npx tsx semear\.ts\b)/,
    reason: 'fala com a AWS de verdade, e pode custar',
    provedBy: 'shared/course/proof/cloud-commands.test.ts',
  },
  {
    pattern: /^npx cdk (bootstrap|deploy|diff|destroy)/,
    reason: 'fala com a AWS de verdade, e pode custar',
  },
];

/** Um comando que não termina sozinho: o que ele diz quando está pronto. */
const STAYING: readonly { pattern: RegExp; ready: string }[] = [
  { pattern: /^npm test \d+ -- --watch$/, ready: 'Salve um arquivo para verificar de novo' },
  { pattern: /^npm run aws\b/, ready: 'http://127.0.0.1:' },
];

export type Treatment =
  | { kind: 'run' }
  | { kind: 'stay'; ready: string }
  | { kind: 'enter'; folder: string }
  | { kind: 'named'; reason: string; provedBy?: string }
  | { kind: 'unknown' };

/** O que se faz com uma linha de um bloco `sh`. */
export function treatmentOf(line: string): Treatment {
  const named = NAMED.find(({ pattern }) => pattern.test(line));
  if (named) return { kind: 'named', reason: named.reason, provedBy: named.provedBy };
  const staying = STAYING.find(({ pattern }) => pattern.test(line));
  if (staying) return { kind: 'stay', ready: staying.ready };
  const folder = /^cd ([\w./-]+)$/.exec(line)?.[1];
  if (folder !== undefined) return { kind: 'enter', folder };
  return /^(npm (test|run) |node --version$)/.test(line) ? { kind: 'run' } : { kind: 'unknown' };
}

/** As provas que os comandos nomeados citam, sem repetição. */
export const provingFiles = (): string[] => [...new Set(NAMED.flatMap(({ provedBy }) => provedBy ?? []))];
