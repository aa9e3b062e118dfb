const PATTERN =
  /^([+-]?\d{4,9})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|z|[+-]\d{2}(?::\d{2}(?::\d{2})?)?)$/;

/**
 * Lê um instante ISO-8601 com fuso, como o Step Functions o aceita.
 * @returns milissegundos desde a época, com fração; `undefined` se o texto não é um instante
 */
export function parseTimestamp(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '0', fraction = '0', zone] = match;
  const date = [year, month, day, hour, minute, second].map(Number);
  if (!isDate(date)) return undefined;
  const local = Date.UTC(date[0]!, date[1]! - 1, date[2], date[3], date[4], date[5]);
  return local + Number(`0.${fraction}`) * 1000 - offsetOf(zone as string);
}

function isDate([year, month, day, hour, minute, second]: readonly number[]): boolean {
  if (hour! > 23 || minute! > 59 || second! > 59 || month! < 1 || month! > 12 || day! < 1) return false;
  return day! <= new Date(Date.UTC(year!, month!, 0)).getUTCDate();
}

/** O fuso, em milissegundos a leste de Greenwich. */
function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours = 0, minutes = 0, seconds = 0] = zone.slice(1).split(':').map(Number);
  const size = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return zone.startsWith('-') ? -size : size;
}
