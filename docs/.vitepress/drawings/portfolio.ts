/** `npm run portfolio 14`: o curso junta a evidência, e o desenho vem daqui. */
import { writePortfolio } from '../../../shared/course/portfolio/write-portfolio.ts';
import { describe, draw } from '../../../shared/graph/index.ts';

await writePortfolio(({ definition }, title, path) => {
  const flowchart = describe(JSON.parse(definition));
  return { svg: draw(flowchart, { standalone: true, title, path }), words: flowchart.words };
});
