/** Texto SVG, montado sem DOM. */

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** O texto pronto para entrar em SVG: nomes de estados vêm de fora e podem trazer qualquer coisa. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 não aceita estes caracteres, nem escapados
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
  );
}

type Attributes = Record<string, string | number | undefined>;

/** Um elemento; `content` já é SVG, e os atributos são escapados aqui. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeXml(value!)}"`)
    .join('');
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}

/** Uma casa decimal basta para a tela e encurta o desenho. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
