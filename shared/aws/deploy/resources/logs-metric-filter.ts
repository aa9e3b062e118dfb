import { inert } from './inert.ts';

/** `AWS::Logs::MetricFilter`: a AWS local não guarda métricas. */
export const logsMetricFilter = inert('FilterName');
