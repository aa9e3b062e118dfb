import type { Deduplication, Entry, Message } from './records.ts';

/** Por quanto tempo uma mensagem FIFO repetida não entra. */
export const DEDUPLICATION_MILLISECONDS = 5 * 60 * 1000;

/** As mensagens de uma fila na memória: o resultado de aplicar, em ordem, o que o diário conta. */
export class MessageStore {
  /** Em ordem de chegada; uma que volta a ser visível continua no seu lugar. */
  readonly messages = new Map<string, Message>();
  readonly #deduplications = new Map<string, Deduplication>();
  /** Quantos números de sequência já saíram. */
  sequence = 0;

  apply(entry: Entry): void {
    switch (entry.type) {
      case 'sent':
        this.messages.set(entry.message.id, entry.message);
        return;
      case 'received': {
        const message = this.messages.get(entry.id);
        if (!message) return;
        this.messages.set(entry.id, {
          ...message,
          receiveCount: message.receiveCount + 1,
          firstReceivedAt: message.firstReceivedAt ?? entry.at,
          receivedAt: entry.at,
          receipt: entry.receipt,
          visibleAt: entry.visibleAt,
        });
        return;
      }
      case 'visibility': {
        const message = this.messages.get(entry.id);
        if (message) this.messages.set(entry.id, { ...message, visibleAt: entry.visibleAt });
        return;
      }
      case 'deleted':
        this.messages.delete(entry.id);
        return;
      case 'purged':
        this.messages.clear();
        return;
      case 'deduplication':
        this.#deduplications.set(entry.deduplication.key, entry.deduplication);
        return;
      case 'sequence':
        this.sequence = entry.last;
        return;
    }
  }

  /** A mensagem que já chegou com esta chave nos últimos cinco minutos. */
  deduplication(key: string, now: number): Deduplication | undefined {
    const found = this.#deduplications.get(key);
    return found && now < found.at + DEDUPLICATION_MILLISECONDS ? found : undefined;
  }

  /** Quando a próxima mensagem escondida volta a ser visível. */
  nextVisible(now: number): number | undefined {
    let next: number | undefined;
    for (const { visibleAt } of this.messages.values()) {
      if (visibleAt > now && (next === undefined || visibleAt < next)) next = visibleAt;
    }
    return next;
  }

  /** Quantas esperam por alguém, quantas estão com alguém e quantas ainda não podem sair. */
  counts(now: number, oldest: number): { visible: number; notVisible: number; delayed: number } {
    const counts = { visible: 0, notVisible: 0, delayed: 0 };
    for (const { sentAt, visibleAt, receipt } of this.messages.values()) {
      if (sentAt <= oldest) continue;
      if (visibleAt <= now) counts.visible++;
      else if (receipt === undefined) counts.delayed++;
      else counts.notVisible++;
    }
    return counts;
  }

  /** O menor diário que leva ao mesmo estado. */
  snapshot(now: number): Entry[] {
    for (const [key, { at }] of this.#deduplications) {
      if (now >= at + DEDUPLICATION_MILLISECONDS) this.#deduplications.delete(key);
    }
    return [
      { type: 'sequence', last: this.sequence },
      ...[...this.#deduplications.values()].map(
        (deduplication): Entry => ({ type: 'deduplication', deduplication }),
      ),
      ...[...this.messages.values()].map((message): Entry => ({ type: 'sent', message })),
    ];
  }
}
