// What was written and the server has not taken yet, in the order in which it was written: over
// reloads, in every tab, and of every conversation. An entry: {id, text, sent, state, place, token,
// at}; `place` is the conversation, whose visitor's `token` it is sent with.
import { store } from './session.js';

const NAME = 'dragoman.outbox';
const MOST = 100;
const FRESH_MS = 86_400_000; // for longer the server does not know for sure what it has already

function all() {
  return JSON.parse(store.get(NAME) ?? '[]')
    .filter(({ place }) => place)
    .map((entry) => (Date.now() - entry.at < FRESH_MS ? entry : { ...entry, state: 'failed' }));
}

function keep(entries) {
  store.set(NAME, JSON.stringify(entries.slice(-MOST)));
}

export const outbox = {
  of(place) {
    return all().filter((entry) => entry.place === place);
  },

  // The conversations in which something is to be sent, also those that were left.
  get places() {
    const unsent = all().filter(({ state, token }) => token && state !== 'failed');
    return [...new Set(unsent.map(({ place }) => place))];
  },

  // In its place, or at the end.
  put(entry) {
    const entries = all();
    const index = entries.findIndex(({ id }) => id === entry.id);
    entries[index < 0 ? entries.length : index] = { at: Date.now(), ...entry };
    keep(entries);
  },

  remove(id) {
    keep(all().filter((entry) => entry.id !== id));
  },

  // A token is refused: what is left there goes with another one.
  move(before, place, token) {
    keep(all().map((entry) => (entry.place === before ? { ...entry, place, token } : entry)));
  },
};
