/** O curso aberto com `npm start`, como quem estuda o usa. Abri-lo custa caro: abre-se uma vez, e cada parte o usa. */
import { describe } from 'vitest';
import { skipReason } from './chromium.ts';
import { assistantTests } from './live/assistant-tests.ts';
import { checkPanelTests } from './live/check-panel-tests.ts';
import { endingTests } from './live/ending-tests.ts';
import { openLiveCourse, PATIENCE } from './live/open-live-course.ts';
import { otherPagesTests } from './live/other-pages-tests.ts';
import { outboxTests } from './live/outbox-tests.ts';
import { progressTests } from './live/progress-tests.ts';
import { simulatorTests } from './live/simulator-tests.ts';
import { terminalTests } from './live/terminal-tests.ts';

describe.skipIf(skipReason)('o curso aberto com npm start', { timeout: 3 * PATIENCE.timeout }, () => {
  const course = openLiveCourse();
  terminalTests(course);
  progressTests(course);
  outboxTests(course);
  otherPagesTests(course);
  assistantTests(course);
  simulatorTests(course);
  checkPanelTests(course);
  endingTests(course);
});
