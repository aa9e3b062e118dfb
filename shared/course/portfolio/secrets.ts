import type { FolderText } from '../starters/starters.ts';

/** Um texto que parece uma credencial e que não pode ser publicado. */
export interface Secret {
  file: string;
  line: number;
  what: string;
}

/** O que nunca se publica. As chaves da AWS têm começo e tamanho fixos. */
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  ['uma chave de acesso da AWS', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['uma chave secreta da AWS', /aws_?secret_?access_?key\W{1,5}[A-Za-z0-9/+]{40}\b/i],
  ['uma chave do Bedrock', /\bABSK[A-Za-z0-9+/=]{40,}/],
  ['uma chave privada', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ['um token do GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,})/],
];

/** Procura credenciais esquecidas nos arquivos. */
export function findSecrets(files: FolderText): Secret[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((content, index) =>
      PATTERNS.filter(([, pattern]) => pattern.test(content)).map(([what]) => ({
        file,
        line: index + 1,
        what,
      })),
    ),
  );
}
