import type { LocalAws } from '../../testing/local-aws.ts';
import type { ModelView } from './view.ts';

/** A falha que derruba o modelo. Sem espera entre tentativas: quem estuda vê a degradação na hora. */
const OUTAGE = {
  service: 'bedrock',
  error: {
    code: 'ServiceUnavailableException',
    message: 'The service is temporarily unavailable. Please try again.',
    status: 503,
  },
};

interface Report {
  source: 'options' | 'api';
  fault: object;
}

const isOutage = ({ fault, source }: Report): boolean =>
  source === 'api' && JSON.stringify(fault) === JSON.stringify(OUTAGE);

const faultsOf = async (aws: LocalAws): Promise<Report[]> =>
  ((await aws.call('local', 'GetFaults', {})) as { faults: Report[] }).faults;

/** Quem responde no Bedrock local, e se a página o derrubou. */
export async function modelView(aws: LocalAws): Promise<ModelView> {
  const { name } = await aws.context.model();
  return { name, isSimulated: name === 'simulado', isDown: (await faultsOf(aws)).some(isOutage) };
}

/** Derruba ou levanta o modelo, pela API de falhas; as falhas que a pessoa encomendou ficam como estão. */
export async function setModelDown(aws: LocalAws, isDown: boolean): Promise<void> {
  const others = (await faultsOf(aws)).filter((report) => report.source === 'api' && !isOutage(report));
  const faults = [...(isDown ? [OUTAGE] : []), ...others.map(({ fault }) => fault)];
  await aws.call('local', 'PutFaults', { faults });
}
