import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { InvalidMockConfig, type MockConfig } from './mock-config.ts';
import { readMockConfig } from './read-mock-config.ts';

/** Um `MockConfigFile` no disco, lido de novo quando muda: editar um caso não pede um reinício. */
export class MockConfigFile {
  readonly #path: string;
  #version: string | undefined;
  #config: MockConfig | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws `InvalidMockConfig` que nomeia o arquivo */
  read(): MockConfig {
    const stats = statSync(this.#path, { throwIfNoEntry: false });
    if (!stats?.isFile())
      throw new InvalidMockConfig(`Não há um MockConfigFile em ${this.#path}. Crie-o ou corrija o caminho.`);
    const version = `${stats.mtimeMs} ${stats.size}`;
    if (this.#config === undefined || version !== this.#version) {
      this.#config = this.#parse();
      this.#version = version;
    }
    return this.#config;
  }

  #parse(): MockConfig {
    const name = basename(this.#path);
    try {
      return readMockConfig(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (error) {
      const { message } = error as Error;
      throw new InvalidMockConfig(
        error instanceof InvalidMockConfig
          ? `${name}: ${message}`
          : `${name}: não é JSON válido (${message}).`,
        { cause: error },
      );
    }
  }
}
