// The conversation as this page knows it: entries in order, grown by events. No DOM, no network.
//
// The server folds events in the same way (adapters/web/transcript.py).

export class Board {
  constructor() {
    this.entries = [];
    this.status = '';
    this.sketch = null; // a picture that is still being drawn
  }

  // Take over what the server says; messages that it does not know stay at the end, those that are
  // `kept` (outbox.js) as they were written.
  reset(view, kept) {
    const known = new Set(view.entries.map((entry) => entry.id));
    const written = this.entries.filter((entry) => entry.state && !known.has(entry.id));
    this.entries = view.entries.map((entry) => ({ ...entry }));
    for (const entry of kept) {
      if (!known.has(entry.id)) this.say(entry);
    }
    this.entries.push(...written.filter((entry) => !this.find(entry.id)));
    this.status = view.status;
    this.sketch = view.sketch;
  }

  // A message of the person, before the server has it. State: 'sending', then '', 'waiting' (sent
  // again when that is possible) or 'failed'. `text` is what is shown, `sent` what goes to the
  // server.
  say({ id, text, sent, state, at = Date.now() }) {
    this.entries.push({ id, author: 'person', text, sent, at: at / 1000, is_final: true, state });
  }

  find(id) {
    return this.entries.findLast((entry) => entry.id === id);
  }

  remove(id) {
    this.entries = this.entries.filter((entry) => entry.id !== id);
  }

  // Apply one event; false when something before it is missing. Twice is the same as once.
  apply(event) {
    if (event.kind === 'doing') {
      this.status = event.text;
      this.sketch = event.sketch;
    } else if (event.kind === 'asked') {
      this.#ask(event);
    } else if (event.kind === 'below') {
      const entry = this.find(event.id);
      if (entry) Object.assign(entry, {
        options: event.options, files: event.files, rates: event.rates,
      });
    } else if (event.kind === 'shown') {
      return this.#show(event);
    }
    return true;
  }

  #ask(event) {
    const mine = this.find(event.id);
    if (mine) {
      mine.state = '';
      return;
    }
    const entry = { ...event, author: 'person', is_final: true, state: '' };
    const answer = this.entries.findIndex((other) => other.in_reply_to === event.id);
    this.entries.splice(answer < 0 ? this.entries.length : answer, 0, entry);
  }

  #show(event) {
    let entry = this.find(event.id);
    if (!entry) {
      if (event.offset > 0) return false;
      entry = {
        id: event.id, author: 'assistant', text: '', at: event.at,
        is_final: false, in_reply_to: event.in_reply_to,
      };
      this.entries.push(entry);
    }
    if (entry.text.length < event.offset) return false;
    entry.text = entry.text.slice(0, event.offset) + event.text;
    entry.is_final = event.is_final;
    entry.steps = event.steps;
    this.status = '';
    this.sketch = null;
    return true;
  }

  // What can be picked now: below a whole reply, most of it only while that is the newest message.
  optionsOf(entry) {
    if (entry.author !== 'assistant' || !entry.is_final) return [];
    const options = entry.options ?? [];
    if (entry === this.entries.at(-1)) return options;
    return options.filter(({ later }) => later).map((each) => ({ ...each, sends: each.later }));
  }

  // Whether a stored message of the person has no answer yet, or one without text so far.
  get isWaiting() {
    return this.#newest?.author === 'person' || (this.isWriting && !this.#newest.text);
  }

  // Whether the newest message is a reply that grows.
  get isWriting() {
    return this.#newest?.author === 'assistant' && !this.#newest.is_final;
  }

  get #newest() {
    return this.entries.findLast((entry) => !entry.state);
  }
}
