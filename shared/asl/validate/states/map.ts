import { getOwn, isObject, type JsonObject } from '../../json/index.ts';
import {
  type Check,
  checkObject,
  exactlyOne,
  integer,
  number,
  oneOf,
  orExpression,
  string,
} from '../checks.ts';
import type { Context } from '../context.ts';
import { itemBatcher } from '../item-batcher.ts';
import { itemReader } from '../item-reader.ts';
import { byLanguage, jsonataTemplate } from '../jsonata.ts';
import { path } from '../paths.ts';
import { payloadTemplate } from '../payload-template.ts';
import { resultWriter } from '../result-writer.ts';
import { catchers, retry } from '../retry-catch.ts';
import { ASSIGN, COMMON, DATA, FLOW, PARAMETERS, RESULT_PATH, RESULT_SELECTOR } from './common.ts';
import type { StateRule } from './rule.ts';

/** Quantos caracteres um `Label` pode ter. */
const MAX_LABEL = 40;

const processor: Check = (value, at, context) => {
  if (!isObject(value)) {
    context.findings.schema('Expected value of type Object', at);
    return;
  }
  const config = getOwn(value, 'ProcessorConfig');
  const isDistributed = isObject(config) && config.Mode === 'DISTRIBUTED';
  if (config !== undefined) checkConfig(config, `${at}/ProcessorConfig`, context);
  const fields = ['Comment', 'ProcessorConfig'];
  context.validateFlow(value, at, { fields, isolated: isDistributed });
};

const checkConfig: Check = (value, at, context) => {
  const mode = isObject(value) ? value.Mode : undefined;
  const inline = { Mode: { check: oneOf('INLINE', 'DISTRIBUTED') } };
  const distributed = { ...inline, ExecutionType: { check: oneOf('STANDARD', 'EXPRESS') } };
  if (mode !== 'DISTRIBUTED') checkObject(value, at, context, inline);
  else {
    checkObject(value, at, context, distributed, ['ExecutionType']);
    if (context.machineType === 'EXPRESS') {
      const message =
        "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines";
      context.findings.schema(message, `${at}/Mode`);
    }
  }
};

const label: Check = (value, at, context) => {
  string(value, at, context);
  if (typeof value !== 'string') return;
  const { labels } = context.scope.machine;
  if (value.length > MAX_LABEL) {
    const message = `The label '${value}' exceeds the ${MAX_LABEL}-character limit allowed by the service`;
    context.findings.error('INVALID_LABEL_NAME', message, at);
  }
  if (labels.has(value)) context.findings.error('DUPLICATE_LABEL_NAME', `Duplicate Label name: ${value}`, at);
  labels.add(value);
};

const items: Check = (value, at, context) => {
  if (typeof value === 'string' || Array.isArray(value)) jsonataTemplate(value, at, context);
  else context.findings.schema('Expected value of type Array', at);
};

const template = byLanguage(payloadTemplate, jsonataTemplate);

export const map: StateRule = {
  fields: {
    ...COMMON,
    ...DATA,
    ...ASSIGN,
    ...FLOW,
    ...PARAMETERS,
    ...RESULT_SELECTOR,
    ...RESULT_PATH,
    ItemProcessor: { check: processor },
    Iterator: { check: processor },
    ItemsPath: { check: path, only: 'JSONPath' },
    Items: { check: items, only: 'JSONata' },
    ItemSelector: { check: template },
    ItemReader: { check: itemReader },
    ItemBatcher: { check: itemBatcher },
    ResultWriter: { check: resultWriter },
    MaxConcurrency: { check: orExpression(integer(0)) },
    MaxConcurrencyPath: { check: path, only: 'JSONPath' },
    ToleratedFailureCount: { check: orExpression(integer(0)) },
    ToleratedFailureCountPath: { check: path, only: 'JSONPath' },
    ToleratedFailurePercentage: { check: orExpression(number(0, 100)) },
    ToleratedFailurePercentagePath: { check: path, only: 'JSONPath' },
    Label: { check: label },
    Retry: { check: retry },
    Catch: { check: catchers },
  },
  hasResult: true,
  flows: true,
  check: checkPairs,
};

function checkPairs(state: JsonObject, at: string, context: Context): void {
  exactlyOne(state, ['ItemProcessor', 'Iterator'], at, context);
  const optional = ['MaxConcurrency', 'ToleratedFailurePercentage', 'ToleratedFailureCount'];
  for (const name of optional) exactlyOne(state, [name, `${name}Path`], at, context, true);
}
