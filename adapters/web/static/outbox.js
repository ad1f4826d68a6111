// What was written and the server has not taken yet, in the order in which it was written: over
// reloads, in every tab, and of every conversation. An entry: {id, text, sent, state, thread, token}.
import { store } from './session.js';

const NAME = 'dragoman.outbox';
const MOST = 100;

function all() {
  return JSON.parse(store.get(NAME) ?? '[]');
}

function keep(entries) {
  store.set(NAME, JSON.stringify(entries.slice(-MOST)));
}

export const outbox = {
  of(thread) {
    return all()
      .filter((entry) => entry.thread === thread)
      .map((entry) => ({ sent: { text: entry.text, files: [] }, ...entry })); // an older page's
  },

  // The conversations in which something is to be sent, also those that were left.
  get threads() {
    const unsent = all().filter(({ state, token }) => token && state !== 'failed');
    return [...new Set(unsent.map(({ thread }) => thread))];
  },

  // In its place, or at the end.
  put(entry) {
    const entries = all();
    const index = entries.findIndex(({ id }) => id === entry.id);
    entries[index < 0 ? entries.length : index] = entry;
    keep(entries);
  },

  remove(id) {
    keep(all().filter((entry) => entry.id !== id));
  },
};
