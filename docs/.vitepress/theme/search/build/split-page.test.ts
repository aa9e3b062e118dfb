import { describe, expect, test } from 'vitest';
import { splitPage } from './split-page.ts';

const HTML = `<h1 id="a-pizza" tabindex="-1">A pizza <a class="header-anchor" href="#a-pizza" aria-label="Permalink to &quot;A pizza&quot;">&ZeroWidthSpace;</a></h1>
<p>Quem tem <code>saldo</code> &gt;= <code v-pre>preco</code> pede.</p><Fluxograma passo="01" />
<h2 id="se-deu-errado" tabindex="-1"><code>States.Timeout</code> <a class="header-anchor" href="#x">&ZeroWidthSpace;</a></h2>
<p>Espere <Fato id="x">um ano</Fato>.</p>
<div class="language-json"><button title="Copy Code" class="copy"></button><span class="lang">json</span><pre><code>{ &quot;Type&quot;: &quot;Wait&quot; }</code></pre></div>`;

describe('dividir uma página em trechos', () => {
  const [top, timeout] = splitPage('/pizza', 'A pizza', HTML);

  test('o começo leva ao alto da página, com o texto sem marcas', () => {
    expect(top).toEqual({
      url: '/pizza',
      page: 'A pizza',
      heading: 'A pizza',
      text: 'Quem tem saldo >= preco pede.',
      code: '',
    });
  });

  test('um título leva à âncora dele, com o código à parte', () => {
    expect(timeout).toEqual({
      url: '/pizza#se-deu-errado',
      page: 'A pizza',
      heading: 'States.Timeout',
      text: 'Espere um ano.',
      code: '{ "Type": "Wait" }',
    });
  });
});
