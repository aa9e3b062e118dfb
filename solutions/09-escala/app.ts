import { App } from 'aws-cdk-lib';
import { PontuacaoStack } from './pontuacao-stack.ts';

new PontuacaoStack(new App(), 'Pontuacao');
