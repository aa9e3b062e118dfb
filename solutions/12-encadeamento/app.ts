import { App } from 'aws-cdk-lib';
import { JantarStack } from './jantar-stack.ts';

new JantarStack(new App(), 'Jantar');
