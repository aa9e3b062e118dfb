/** Codifica um texto, em UTF-8, como Base64. */
export function encodeBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** Decodifica Base64 em texto UTF-8. Caracteres fora do alfabeto são ignorados, como faz a AWS. */
export function decodeBase64(text: string): string {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  // Um caractere que sobra não completa um byte.
  const whole = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  const bytes = Uint8Array.from(atob(whole), (char) => char.charCodeAt(0));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
