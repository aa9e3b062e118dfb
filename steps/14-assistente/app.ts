import { App } from 'aws-cdk-lib';
import { AssistenteStack } from './assistente-stack.ts';

new AssistenteStack(new App(), 'Assistente');
