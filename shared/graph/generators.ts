/** Definições sorteadas para os testes de propriedade: certas, tortas e pela metade. */
import fc from 'fast-check';
import type { Json } from '../asl/json/json.ts';

const KINDS = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail'] as const;

const name = fc.oneof(
  fc.constantFrom(
    'A',
    'Verificar crédito',
    'Enviar notificação',
    'Processar pagamento com o cartão do cliente',
  ),
  fc.string({ minLength: 1, maxLength: 40 }),
);

const label = fc.oneof(
  fc.constant('{% $states.input.score >= 600 %}'),
  fc.constant('{% $count($states.input.itens[preco > 10 and estoque = "sim"]) > 3 or $total < 100 %}'),
  fc.string({ maxLength: 60 }),
);

/** Uma máquina de 1 a `maxStates` estados com ligações ao acaso, inclusive para trás e para si mesma. */
export function anyMachine(maxStates: number, depth = 1): fc.Arbitrary<Json> {
  const inner = depth > 0 ? anyMachine(4, depth - 1) : fc.constant<Json>({});
  const state = fc.record({
    kind: fc.oneof(
      { arbitrary: fc.constantFrom(...KINDS), weight: 12 },
      { arbitrary: fc.constantFrom('Parallel', 'Map'), weight: 1 },
    ),
    next: fc.nat({ max: maxStates }),
    others: fc.array(fc.tuple(fc.nat({ max: maxStates }), label), { maxLength: 3 }),
    lanes: fc.array(inner, { minLength: 1, maxLength: 3 }),
    caught: fc.option(fc.nat({ max: maxStates })),
    retries: fc.option(fc.nat({ max: 99 })),
  });
  return fc
    .uniqueArray(name, { minLength: 1, maxLength: maxStates, size: 'max' })
    .chain((names) =>
      fc.tuple(fc.constant(names), fc.array(state, { minLength: names.length, maxLength: names.length })),
    )
    .map(([names, states]) => {
      const target = (index: number) => names[index % (names.length + 1)] ?? 'Não existe';
      return {
        StartAt: names[0]!,
        States: Object.fromEntries(
          states.map((one, index) => [
            names[index]!,
            {
              Type: one.kind,
              Resource: 'arn:aws:states:::lambda:invoke',
              ...(one.kind === 'Choice' ? {} : one.next === 0 ? { End: true } : { Next: target(one.next) }),
              Choices: one.others.map(([to, condition]) => ({ Condition: condition, Next: target(to) })),
              Default: target(one.next),
              Branches: one.lanes,
              ItemProcessor: one.lanes[0]!,
              ...(one.caught === null
                ? {}
                : { Catch: [{ ErrorEquals: ['States.ALL'], Next: target(one.caught) }] }),
              ...(one.retries === null
                ? {}
                : { Retry: [{ ErrorEquals: ['A.B'], MaxAttempts: one.retries }] }),
            },
          ]),
        ),
      };
    });
}
