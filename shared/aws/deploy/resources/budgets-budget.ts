import { isObject } from '../../json.ts';
import type { ResourceType } from '../resource-type.ts';
import { inert } from './inert.ts';

const named = inert('BudgetName');

/** `AWS::Budgets::Budget`: aqui nada custa. O nome dele vem dentro de `Budget`. */
export const budgetsBudget: ResourceType = {
  ...named,
  create: (properties, context) =>
    named.create(isObject(properties.Budget) ? properties.Budget : {}, context),
};
