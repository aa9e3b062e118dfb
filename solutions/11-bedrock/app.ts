import { App } from 'aws-cdk-lib';
import { CardapioStack } from './cardapio-stack.ts';

new CardapioStack(new App(), 'Cardapio');
