export { createModel, type ModelOptions } from './create-model.ts';
export {
  type ContentBlock,
  type GenerationEvent,
  type GenerationRequest,
  type GenerativeModel,
  type Json,
  type Message,
  type Model,
  ModelUnavailable,
  type RealBedrock,
  type StopReason,
  type Tool,
  type ToolChoice,
  type ToolResult,
  type ToolUse,
  UnknownModel,
  type Usage,
} from './model.ts';
