// O erro vem do seu arquivo, e não do índice do motor: o endpoint se põe de pé sem carregar o motor.
import { TaskError } from '../../asl/execution/task.ts';
import type { Json, TaskRequest, TaskRunner } from '../../asl/index.ts';
import { AwsError } from '../errors.ts';
import type { Collection, Storage } from '../storage/storage.ts';
import { MockConfigFile } from './config-file.ts';
import { InvalidMockConfig, type MockConfig, type MockedResponse } from './mock-config.ts';
import { readMockConfig } from './read-mock-config.ts';

/** Uma execução que pode seguir um caso de teste. */
export interface MockedExecution {
  readonly arn: string;
  readonly machine: { readonly name: string; readonly type: string };
  readonly startDate: number;
  readonly testCase?: string;
}

/** Quantas vezes cada estado já foi chamado: guardado, para que um reinício continue a conta. */
interface Counted {
  /** De que execução é a conta: o mesmo nome pode voltar a ser usado. */
  readonly startDate: number;
  readonly calls: Readonly<Record<string, number>>;
}

/** Um ARN de máquina que pode trazer o caso de teste depois de `#`. */
export interface MockedArn {
  readonly machineArn: string;
  readonly testCase?: string;
}

/** As respostas encomendadas para as tarefas das execuções, no formato do Step Functions Local. */
export class Mocks {
  readonly #config: (() => MockConfig) | undefined;
  readonly #counted: Collection<Counted>;

  /**
   * @param source um `MockConfigFile` já lido, ou o caminho dele; sem ele, `#` num ARN não quer dizer nada
   * @throws `InvalidMockConfig`
   */
  constructor(storage: Storage, source: string | object | undefined) {
    this.#counted = storage.collection('states/mocked-calls');
    if (typeof source === 'string') {
      const file = new MockConfigFile(source);
      file.read();
      this.#config = () => file.read();
    } else if (source !== undefined) {
      const config = readMockConfig(source);
      this.#config = () => config;
    }
  }

  /**
   * Separa o caso de teste de um ARN de máquina: `arn:...:stateMachine:Emprestimo#CaminhoFeliz`.
   * @throws `AwsError` `ValidationException` que diz os casos que existem
   */
  split(arn: string): MockedArn {
    const at = arn.indexOf('#');
    if (at < 0 || !this.#config) return { machineArn: arn };
    const machineArn = arn.slice(0, at);
    const testCase = arn.slice(at + 1);
    const machine = machineNameOf(machineArn);
    const cases = readable(this.#config, refused).machines.get(machine);
    if (!cases?.has(testCase)) {
      const known = [...(cases?.keys() ?? [])];
      throw new AwsError(
        'ValidationException',
        `O MockConfigFile não tem o caso "${testCase}" para a máquina "${machine}". ${known.length === 0 ? 'Não há casos para ela em StateMachines.' : `Os que tem: ${known.join(', ')}.`}`,
      );
    }
    return { machineArn, testCase };
  }

  /** As tarefas de uma execução: as dos estados simulados respondem o que foi encomendado, e as outras saem de verdade. */
  tasks(execution: MockedExecution, real: TaskRunner): TaskRunner {
    const { arn, machine, startDate, testCase } = execution;
    if (testCase === undefined) return real;
    const before = this.#counted.get(arn);
    const calls = new Map(before?.startDate === startDate ? Object.entries(before.calls) : []);
    return (request) => {
      const config = readable(this.#config, failedTask);
      const name = config.machines.get(machine.name)?.get(testCase)?.get(request.stateName);
      if (name === undefined) return real(request);
      const call = count(calls, request);
      if (machine.type === 'STANDARD')
        this.#counted.set(arn, { startDate, calls: Object.fromEntries(calls) });
      const found = config.responses.get(name)?.find(({ from, to }) => call >= from && call <= to);
      if (found) return answer(request, found.response);
      throw failedTask(
        `No mocked response found for invocation ${call} of state '${request.stateName}' in '${name}'.`,
      );
    };
  }
}

/** O número desta chamada do estado, contado de 0 na execução inteira: tentativas e iterações avançam a mesma conta. */
function count(calls: Map<string, number>, { stateName, resumed }: TaskRequest): number {
  const made = calls.get(stateName) ?? 0;
  // A queda veio depois da chamada e antes da resposta: é a mesma chamada.
  if (resumed && made > 0) return made - 1;
  calls.set(stateName, made + 1);
  return made;
}

const refused = (message: string) => new AwsError('ValidationException', message);
const failedTask = (message: string) => new TaskError('States.Runtime', message);

/** O que o arquivo diz agora; se ele sumiu ou ficou ruim, o erro de quem pergunta diz por quê. */
function readable(config: (() => MockConfig) | undefined, problem: (message: string) => Error): MockConfig {
  if (!config)
    throw problem('A execução segue um caso de teste, e a AWS local foi ligada sem o MockConfigFile dela.');
  try {
    return config();
  } catch (error) {
    throw error instanceof InvalidMockConfig ? problem(error.message) : error;
  }
}

function machineNameOf(arn: string): string {
  return arn.split(':')[6] ?? '';
}

/** Com `.sync` e `.waitForTaskToken`, a resposta encomendada é a do fim: o serviço aceitou e o token voltou. */
function answer(request: TaskRequest, response: MockedResponse): Json {
  if ('Throw' in response) throw new TaskError(response.Throw.Error, response.Throw.Cause);
  if (/\.(sync(:2)?|waitForTaskToken)$/.test(request.resource)) request.submitted(response.Return);
  return response.Return;
}
