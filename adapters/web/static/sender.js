// Sends what is in the outbox, in each conversation one after the other, as it was written: what
// could not be sent yet goes before what is written since, and what was written in a conversation
// goes there, also where the page has left it. Each keeps its id, so that one which did come through
// is known there.
import { outbox } from './outbox.js';

const AGAIN_MS = 2_000;

export class Sender {
  #session;
  #page;
  #sendingIn = new Set(); // conversations

  // `page`, which shows what becomes of a message: `noted(id, state)`, `sends(message)`,
  // `sent(message, admission)`, `refused(message, error)`; and `mayTry(place)` on its own, or only
  // when the page asks.
  constructor(session, page) {
    this.#session = session;
    this.#page = page;
  }

  isSendingIn(place) {
    return this.#sendingIn.has(place);
  }

  // What is left to be sent there; nothing before the page was let in.
  async send(place) {
    if (!place || this.isSendingIn(place)) return;
    this.#sendingIn.add(place);
    try {
      for (;;) {
        const message = outbox.of(place).find(({ state }) => state !== 'failed');
        if (!message) return;
        await this.#send(message);
        if (message.state === 'waiting') return; // there is a time for the next try
      }
    } finally {
      this.#sendingIn.delete(place);
    }
  }

  // What became of a message: '' once there is nothing more to be done.
  note(message, state) {
    message.state = state;
    if (state) outbox.put(message);
    else outbox.remove(message.id);
    this.#page.noted(message.id, state);
  }

  async #send(message) {
    const { id, sent, place, token } = message;
    this.note(message, 'sending');
    this.#page.sends(message);
    try {
      const { admission } = await this.#session.send(token ?? this.#session.token, id, sent);
      this.note(message, '');
      this.#page.sent(message, admission);
    } catch (error) {
      // What cannot be sent as it is goes back into the box; in a conversation that was left nobody
      // would see that it failed.
      const isKept = place === this.#session.place && !error.isUnfit;
      if (error.isPassing) this.#wait(message, error.retryAfterMs);
      else this.note(message, isKept ? 'failed' : '');
      this.#page.refused(message, error);
    }
  }

  #wait(message, retryAfterMs) {
    const { place } = message;
    this.note(message, 'waiting');
    for (const behind of outbox.of(place)) {
      if (behind.state === 'sending') this.note(behind, 'waiting');
    }
    setTimeout(() => {
      if (this.#page.mayTry(place)) this.send(place);
    }, Math.max(AGAIN_MS, retryAfterMs));
  }
}
