import type {
  GenerationEvent,
  GenerationRequest,
  GenerativeModel,
  StopReason,
  ToolUse,
} from '../../../bedrock/model.ts';

/** Uma resposta do roteiro: textos e ferramentas, nessa ordem. */
export type Script = (request: GenerationRequest) => {
  readonly pieces: readonly (string | ToolUse)[];
  readonly stopReason?: StopReason;
  readonly stopSequence?: string;
};

/** Um modelo de teste que responde o que o roteiro manda e lembra o que lhe pediram. Cada palavra é um token. */
export class ScriptedModel implements GenerativeModel {
  readonly kind = 'generative';
  readonly name = 'roteiro';
  readonly isSimulated = true;
  readonly requests: GenerationRequest[] = [];
  /** Quantas respostas foram largadas no meio. */
  abandoned = 0;
  script: Script = () => ({ pieces: ['Uma resposta', ' do roteiro.'] });
  /** Espera entre um pedaço e outro, em milissegundos. */
  pause = 0;

  async *generate(request: GenerationRequest, signal: AbortSignal): AsyncGenerator<GenerationEvent> {
    this.requests.push(request);
    const { pieces, stopReason, stopSequence } = this.script(request);
    let isDone = false;
    try {
      let outputTokens = 0;
      for (const piece of pieces) {
        if (this.pause > 0) await new Promise((resolve) => setTimeout(resolve, this.pause));
        if (signal.aborted) return;
        outputTokens += typeof piece === 'string' ? piece.trim().split(/\s+/).length : 1;
        yield typeof piece === 'string' ? { kind: 'text', text: piece } : { kind: 'toolUse', ...piece };
      }
      const usesTool = pieces.some((piece) => typeof piece !== 'string');
      const usage = { inputTokens: await this.countTokens(request), outputTokens };
      isDone = true;
      yield {
        kind: 'end',
        stopReason: stopReason ?? (usesTool ? 'tool_use' : 'end_turn'),
        stopSequence,
        usage,
      };
    } finally {
      if (!isDone) this.abandoned++;
    }
  }

  async countTokens({ system, messages }: GenerationRequest): Promise<number> {
    const texts = messages.flatMap(({ content }) =>
      content.map((block) => ('text' in block ? block.text : 'bloco')),
    );
    return [...system, ...texts].join(' ').trim().split(/\s+/).length;
  }

  async embed(text: string, dimensions: number): Promise<readonly number[]> {
    return Array.from({ length: dimensions }, (_, index) => (index === text.length % dimensions ? 1 : 0));
  }
}
