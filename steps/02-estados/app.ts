import { App } from 'aws-cdk-lib';
import { CompraStack } from './compra-stack.ts';

new CompraStack(new App(), 'Compra');
