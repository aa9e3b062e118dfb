import colors from 'picocolors';

/** Um pedido que não dá para atender por culpa de como foi feito; a mensagem basta, a pilha não ajuda. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const EXPECTED = new Set([
  'UsageError',
  // A máquina não terminou: a mensagem diz em que estado parou.
  'GoalNotMet',
  'UnknownStep',
  'UnreadableProgress',
  'UnknownModel',
  'InvalidPage',
  'InvalidFaults',
  'InvalidMockConfig',
]);

/**
 * Roda um comando do curso: o que ele devolve é o código de saída, e um erro vira uma mensagem, nunca uma pilha crua.
 * A pilha aparece com `--pilha`.
 */
export async function runCommand(command: (args: string[]) => Promise<number>): Promise<void> {
  const args = process.argv.slice(2);
  try {
    process.exitCode = await command(args);
  } catch (error) {
    process.exitCode = 1;
    if (!(error instanceof Error)) throw error;
    if (EXPECTED.has(error.name)) {
      console.error(`\n  ${colors.red('✗')} ${error.message}\n`);
      return;
    }
    console.error(`\n  ${colors.red('✗')} O curso encontrou um erro que não esperava: ${error.message}`);
    console.error(
      args.includes('--pilha')
        ? error.stack
        : '    Repita o comando com --pilha para ver os detalhes, e conte para nós em uma issue.',
    );
  }
}
