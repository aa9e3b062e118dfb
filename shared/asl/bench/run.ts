import { benchRows } from './rows.ts';
import { benchTable } from './table.ts';

const rows = await benchRows();
console.log('Comparado com aws-local-stepfunctions 3.0.0, na mesma máquina e na mesma rodada.\n');
console.log(benchTable(rows));
