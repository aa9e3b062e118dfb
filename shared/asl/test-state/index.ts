export { type InspectionData, TestStateError, type TestStateInput, type TestStateOutput } from './request.ts';
export { type TestStateOptions, testState } from './test-state.ts';
