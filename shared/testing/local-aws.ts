/** A AWS local, para quem não é um teste: os comandos do curso a ligam e desligam por aqui. */
export {
  deployAssembly,
  keepRunning,
  type LocalAws,
  type LogEntry,
  type LoneTask,
  type LoneTaskWatcher,
  PortTaken,
  startLocalAws,
  TaskError,
} from '../aws/index.ts';
