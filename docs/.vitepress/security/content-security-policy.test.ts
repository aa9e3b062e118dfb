import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { policyOf, withPolicy } from './content-security-policy.ts';

const hash = (code: string) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`;

describe('a política de segurança de uma página', () => {
  test('dado um script escrito na página, permite aquele e nenhum outro', () => {
    const policy = policyOf('<script id="tema">escuro()</script><script src="/a.js"></script>');
    expect(policy).toContain(`script-src 'self' ${hash('escuro()')};`);
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
    expect(policy).not.toContain('unsafe-eval');
  });

  test('dado um bloco de dados, ele não entra na conta', () => {
    expect(policyOf('<script type="application/json">{"a":1}</script>')).toContain("script-src 'self';");
  });

  test('a política vem antes de qualquer outra coisa que a página peça', () => {
    const page = withPolicy(
      '<head>\n<meta charset="utf-8">\n<link href="/a.css"><script>x()</script></head>',
    );
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<link'));
    expect(page).toContain(hash('x()'));
  });
});
