/** Perguntas de verdade ao índice do site de verdade. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createMarkdownRenderer } from 'vitepress';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Markdown, siteSections } from './build/site-sections.ts';
import { buildIndex, openIndex, type SearchIndex, search } from './search-index.ts';
import { SUGGESTIONS } from './suggestions.ts';

const DOCS = path.resolve(import.meta.dirname, '..', '..', '..');
const PAGES = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.md') && !/^(\.vitepress|public|saidas)\//.test(file));

/** A pergunta, e a página que deve vir primeiro. */
const FIRST: readonly (readonly [string, string])[] = [
  ['execucao', '/glossario#execucao'],
  ['execuções', '/glossario#execucao'],
  ['condicoes', '/glossario#choice'],
  ['maquinas de estados', '/glossario#maquina-de-estados'],
  ['variaveis', '/glossario#variavel'],
  ['transicoes', '/glossario#transicao'],
  ['waitForTaskToken', '/passos/07-aprovacao-humana'],
  ['States.Timeout', '/quando-algo-da-errado#states-timeout'],
  ['States.QueryEvaluationError', '/quando-algo-da-errado#states-queryevaluationerror'],
  ['ConditionalCheckFailedException', '/quando-algo-da-errado#dynamodb-conditionalcheckfailedexception'],
  ['token de tarefa', '/glossario#token-de-tarefa'],
  ['esperar pessoa', '/passos/07-aprovacao-humana'],
  ['desfazer', '/passos/08-microsservicos'],
  ['dez mil', '/passos/09-escala'],
  ['map distribuido', '/glossario#map-distribuido'],
  ['gargalos', '/glossario#gargalo'],
  ['quanto custa', '/passos/15-nuvem#quanto-custa'],
  ['apagar tudo', '/passos/15-nuvem#apagar-tudo'],
  ['cota zero', '/passos/11-bedrock#_4-cota-zero-e-nao-passa'],
  ['perfil de inferencia', '/glossario#perfil-de-inferencia'],
  ['encadear prompts', '/glossario#encadeamento-de-prompts'],
  ['jantar romântico', '/passos/12-encadeamento'],
  ['jsonpath', '/glossario#jsonpath'],
  ['passo 4', '/passos/04-emprestimo'],
  ['recomeçar um passo', '/como-verificar#recomecar-um-passo'],
  ['porta em uso', '/quando-algo-da-errado#a-porta-5173'],
  ['portfólio', '/portfolio'],
  ['escolher modelos', '/escolher-modelo'],
  ['ollama', '/escolher-modelo'],
  ['idempotente', '/glossario#idempotencia'],
  ['privilegio minimo', '/glossario#privilegio-minimo'],
];

/** Enganos de digitação, e a página que deve vir primeiro. */
const MISSPELT: readonly (readonly [string, string])[] = [
  ['idempotensia', '/glossario#idempotencia'],
  ['JSONatta', '/glossario#jsonata'],
  ['compensasao', '/glossario#compensacao'],
  ['portifolio', '/portfolio'],
];

describe('a busca no site', () => {
  let index: SearchIndex;

  beforeAll(async () => {
    const markdown = await createMarkdownRenderer(DOCS, { highlight: () => '' }, '/');
    index = openIndex(buildIndex(siteSections(DOCS, PAGES, markdown as unknown as Markdown)));
  });

  test.each(FIRST)('%s leva primeiro a %s', (question, url) => {
    expect(search(index, question).hits[0]?.url.startsWith(url), search(index, question).hits[0]?.url).toBe(
      true,
    );
  });

  test.each(MISSPELT)('com um engano, %s leva primeiro a %s', (question, url) => {
    expect(search(index, question).hits[0]?.url).toMatch(new RegExp(`^${url}`));
  });

  test.each(SUGGESTIONS)('a sugestão "%s" acha o que promete', (suggestion) => {
    const { hits, isPartial } = search(index, suggestion);
    expect(hits.length).toBeGreaterThan(1);
    expect(isPartial).toBe(false);
  });

  test('as perguntas dos questionários também se acham, sem as respostas', () => {
    const { hits } = search(index, 'questionário saldo pizza');
    expect(hits[0]?.url).toBe('/questionarios/parte-1#pergunta-1');
    expect(hits[0]?.text).not.toContain('não passa de 50');
  });

  test('quando nenhum trecho tem todas as palavras, diz que os achados têm só algumas', () => {
    const { hits, isPartial } = search(index, 'saga hipopótamo');
    expect(hits.length).toBeGreaterThan(0);
    expect(isPartial).toBe(true);
  });

  test('dado o que não existe, ou nada, não acha nada', () => {
    expect(search(index, 'xyzxyzxyz').hits).toEqual([]);
    expect(search(index, '   ').hits).toEqual([]);
  });

  test('uma página não toma a lista inteira', () => {
    const pages = search(index, 'estado').hits.map(({ page }) => page);
    expect(
      Math.max(...pages.map((page) => pages.filter((other) => other === page).length)),
    ).toBeLessThanOrEqual(3);
  });
});
