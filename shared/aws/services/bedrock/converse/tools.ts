import type { Json, Tool, ToolChoice } from '../../../../bedrock/model.ts';
import { isObject } from '../../../json.ts';
import { refusal, requiredList, requiredObject, requiredText, textOrNothing } from './reading.ts';

/** As ferramentas de um pedido e o que o modelo pode fazer com elas. */
export interface ToolConfiguration {
  readonly tools: readonly Tool[];
  readonly toolChoice: ToolChoice;
}

function readTool(value: unknown, index: number): Tool[] {
  const member = `toolConfig.tools.${index + 1}.member`;
  const { toolSpec } = requiredObject(value, member);
  if (toolSpec === undefined) return [];
  const spec = requiredObject(toolSpec, `${member}.toolSpec`);
  const { json } = requiredObject(spec.inputSchema, `${member}.toolSpec.inputSchema`);
  if (!isObject(json))
    throw refusal(
      `The format of the value at toolConfig.tools.${index}.toolSpec.inputSchema.json is invalid. Provide a json object for the field and try again.`,
    );
  if (json.type !== 'object')
    throw refusal(
      `The value at toolConfig.tools.${index}.toolSpec.inputSchema.json.type must be one of the following: object.`,
    );
  return [
    {
      name: requiredText(spec.name, `${member}.toolSpec.name`, { pattern: '[a-zA-Z0-9_-]+', max: 64 }),
      description: textOrNothing(spec.description),
      inputSchema: json as Json,
    },
  ];
}

function readChoice(value: unknown, tools: readonly Tool[]): ToolChoice {
  if (value === undefined || value === null) return { kind: 'auto' };
  const choice = requiredObject(value, 'toolConfig.toolChoice');
  if (isObject(choice.auto)) return { kind: 'auto' };
  if (isObject(choice.any)) return { kind: 'any' };
  const { name } = requiredObject(choice.tool, 'toolConfig.toolChoice.tool');
  const text = requiredText(name, 'toolConfig.toolChoice.tool.name');
  if (!tools.some((tool) => tool.name === text))
    throw refusal(
      `The model returned the following errors: tool_choice: Tool '${text}' not found in provided tools`,
    );
  return { kind: 'tool', name: text };
}

/** Lê `toolConfig`, no formato do `Converse` e da família Nova. @throws `AwsError` */
export function readToolConfig(value: unknown): ToolConfiguration {
  if (value === undefined || value === null) return { tools: [], toolChoice: { kind: 'auto' } };
  const config = requiredObject(value, 'toolConfig');
  const list = requiredList(config.tools, 'toolConfig.tools');
  if (list.length === 0)
    throw refusal(
      "1 validation error detected: Value '[]' at 'toolConfig.tools' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  const tools = list.flatMap(readTool);
  const repeated = tools.find(({ name }, index) => tools.findIndex((tool) => tool.name === name) < index);
  if (repeated) throw refusal(`The toolConfig field contains duplicate tool names: ${repeated.name}.`);
  return { tools, toolChoice: readChoice(config.toolChoice, tools) };
}
