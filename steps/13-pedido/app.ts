import { App } from 'aws-cdk-lib';
import { PedidoStack } from './pedido-stack.ts';

new PedidoStack(new App(), 'Pedido');
