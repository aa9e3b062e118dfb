/** O que o site pode saber do curso: dados, calculados ao montar as páginas. */

export { pathOf } from '../testing/history-path.ts';
export type {
  CheckReport,
  GoalFailure,
  GoalReport,
  MachineDrawing,
  PathStop,
  Place,
  Problem,
} from '../testing/report.ts';
export type { AssistantCode, AssistantView, ModelView, OrderSummary, OrderView } from './assistant/view.ts';
export { catalogue, type Frontmatter, type Step } from './catalogue/catalogue.ts';
export type { ComparedFile } from './comparison/compare.ts';
export { conversationOf, type Line } from './conversation/conversation.ts';
export type { ShownFact } from './facts/facts.ts';
export { factsOfPage } from './facts/facts-in-page.ts';
export type { StepProgress, StepState } from './progress/progress.ts';
export {
  type RecordedEvent,
  type RecordedExecution,
  type Recording,
  readRecording,
} from './recordings/recording.ts';
export type { CourseEvent, StepStatus } from './server/course-event.ts';
export type { OpenOutcome } from './server/editor/open-file.ts';
export type { OutboxMessage } from './server/outbox-message.ts';
