const pattern = /^\d{4}-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Diz se o texto é um instante na forma da RFC 3339, com `T` e fuso: `2026-11-22T18:00:00Z`. */
export function isTimestamp(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 60;
}
