import { isObject } from '../json.ts';

/** Os nomes que um `Fn::Sub` cita: `${Fila}`, `${Fila.Arn}`; `${!literal}` não conta. */
export function subVariables(text: string): string[] {
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map((found) => (found[1] ?? '').trim());
}

function namesIn(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) namesIn(item, found);
    return;
  }
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === 'Ref' && typeof item === 'string') found.add(item);
    else if (key === 'Fn::GetAtt')
      found.add(Array.isArray(item) ? String(item[0]) : (String(item).split('.')[0] ?? ''));
    else if (key === 'Fn::Sub') {
      const text = Array.isArray(item) ? item[0] : item;
      for (const name of subVariables(String(text))) found.add(name.split('.')[0] ?? '');
      if (Array.isArray(item)) namesIn(item[1], found);
    } else namesIn(item, found);
  }
}

/** Os nomes lógicos de que um pedaço do modelo depende. */
export function referencesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  namesIn(value, found);
  return found;
}
