import { App } from 'aws-cdk-lib';
import { EmprestimoStack } from './emprestimo-stack.ts';

new EmprestimoStack(new App(), 'Emprestimo');
