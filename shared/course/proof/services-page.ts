import path from 'node:path';
import { type Capabilities, capabilities } from '../../testing/capabilities.ts';
import { ROOT } from '../paths.ts';

export const SERVICES_PAGE = path.join(ROOT, 'docs', 'referencia', 'servicos.md');

/** O nome que a AWS dá a cada serviço, na ordem em que o curso os encontra. */
const TITLES: Readonly<Record<string, string>> = {
  states: 'AWS Step Functions',
  lambda: 'AWS Lambda',
  bedrock: 'Amazon Bedrock',
  dynamodb: 'Amazon DynamoDB',
  s3: 'Amazon S3',
  sns: 'Amazon SNS',
  sqs: 'Amazon SQS',
  events: 'Amazon EventBridge',
  logs: 'Amazon CloudWatch Logs',
  sts: 'AWS STS',
  local: 'Só da AWS local',
};

const code = (text: string): string => `\`${text}\``;

function patternsOf(resource: string, patterns: readonly string[]): string {
  return patterns.map((pattern) => code(`${resource}${pattern === '' ? '' : `.${pattern}`}`)).join(', ');
}

function modelRow({ id, provider, onDemand, profiles, lifecycle }: Capabilities['models'][number]): string {
  const reach = [
    ...(onDemand.length > 0 ? ['direto'] : []),
    ...profiles.map((geography) => code(`${geography}.`)),
  ].join(', ');
  const note = lifecycle === 'EOL' ? 'aposentado na AWS' : lifecycle === 'LEGACY' ? 'em fim de vida' : '';
  return `| ${code(id)} | ${provider} | ${reach} | ${note} |`;
}

/** A página com tudo o que a AWS local atende, escrita a partir das tabelas dela. */
export async function servicesPage(): Promise<string> {
  const { services, integrations, resourceTypes, models } = await capabilities();
  const unnamed = Object.keys(services).filter((name) => !Object.hasOwn(TITLES, name));
  if (unnamed.length > 0) throw new Error(`Falta o título de ${unnamed.join(', ')} em services-page.ts.`);
  const sections = Object.entries(TITLES).flatMap(([name, title]) => {
    const actions = services[name] ?? [];
    return [`### ${title}`, '', `${actions.map(code).join(', ')}.`, ''];
  });
  const inert = resourceTypes.filter(({ isInert }) => isInert).map(({ type }) => code(type));
  const active = resourceTypes.filter(({ isInert }) => !isInert).map(({ type }) => code(type));
  return [
    '---',
    'titulo: O que a AWS local atende',
    'description: Todas as ações, integrações, recursos e modelos da AWS local, escritos a partir do código dela.',
    '---',
    '',
    '<!-- Escrita por npm run curso:servicos. Não edite à mão. -->',
    '',
    '# O que a AWS local atende',
    '',
    'Esta página é escrita pelo código: se uma ação está aqui, ela funciona. O que não está responde com um erro da AWS que diz o nome da operação, e o terminal explica em português.',
    '',
    '## Serviços e ações',
    '',
    ...sections,
    '## Integrações de uma Task',
    '',
    'Além de uma função pelo ARN e de uma activity, as otimizadas:',
    '',
    ...Object.entries(integrations).map(([resource, patterns]) => `- ${patternsOf(resource, patterns)}`),
    '',
    `Qualquer ${code('aws-sdk:serviço:ação')} chama o cliente do SDK daquele serviço, quando ele está instalado.`,
    '',
    '## Recursos de uma pilha',
    '',
    `${active.join(', ')}.`,
    '',
    `Guardados, sem efeito aqui: ${inert.join(', ')}.`,
    '',
    '## Modelos do Bedrock',
    '',
    'Quem responde por todos é o modelo que você escolheu. O que muda de um para outro é o formato do pedido e da resposta, e por onde se chega a ele: direto pelo id, ou por um perfil de inferência, com o prefixo na frente.',
    '',
    '| Modelo | Empresa | Como se chama | |',
    '|---|---|---|---|',
    ...models.map(modelRow),
    '',
  ].join('\n');
}
