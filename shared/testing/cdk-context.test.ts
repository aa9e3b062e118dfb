import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdkContext } from './cdk-context.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'contexto-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('dado um cdk.json, o contexto é o que ele diz', () => {
  writeFileSync(path.join(folder, 'cdk.json'), '{"app":"x","context":{"@aws-cdk/opcao":true}}');
  expect(cdkContext(folder)).toEqual({ '@aws-cdk/opcao': true });
});

test('dada uma pasta sem cdk.json, ou um cdk.json sem contexto, o contexto é vazio', () => {
  expect(cdkContext(folder)).toEqual({});
  writeFileSync(path.join(folder, 'cdk.json'), '{"app":"x"}');
  expect(cdkContext(folder)).toEqual({});
});
