// The visitor's token and the calls to /api. Errors carry the sentence for the person.
import { createParser } from './vendor/vendor.js';

const TOKEN = 'dragoman.token';
const REFRESH_BEFORE_S = 15 * 86_400;
const SILENT_FOR_MS = 45_000; // three heartbeats: then the connection is taken for dead
const TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 120_000;

const OFFLINE = 'I cannot be reached at the moment. Check your connection.';

export class Refused extends Error {
  constructor(status, code, sentence, retryAfterS) {
    super(sentence);
    this.status = status;
    this.code = code;
    this.retryAfterMs = retryAfterS * 1000;
  }

  // Whether it will go when it is tried again: the server was not reached, says itself that it is
  // away, or that this was too fast.
  get isPassing() {
    return [0, 502, 503, 504].includes(this.status) || this.code === 'too_fast';
  }

  // Whether it can only be taken in otherwise than it is.
  get isUnfit() {
    return [413, 422].includes(this.status);
  }
}

// localStorage, or memory where the browser blocks it or it is full.
const memory = new Map();
export const store = {
  get(key) {
    if (memory.has(key)) return memory.get(key);
    try {
      return localStorage.getItem(key);
    } catch {
      return memory.get(key) ?? null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(key, value);
      memory.delete(key);
    } catch {
      memory.set(key, value);
    }
  },
};

async function call(method, path, { token, body, bytes, signal, headers = {} } = {}) {
  let answer;
  try {
    answer = await fetch(`api/${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body ? JSON.stringify(body) : bytes,
      cache: 'no-store',
      credentials: 'omit',
      signal: signal ?? AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    throw new Refused(0, 'unreachable', OFFLINE, 0);
  }
  if (!answer.ok) {
    const about = await answer.json().catch(() => ({}));
    const retryAfterS = Number(answer.headers.get('retry-after')) || 0;
    throw new Refused(answer.status, about.code ?? '', about.message ?? OFFLINE, retryAfterS);
  }
  return answer;
}

// Several may come to one browser whose site calls the thread of each of them "main".
function placeOf(token) {
  try {
    const payload = token.split('.')[0].replaceAll('-', '+').replaceAll('_', '/');
    const { visitor, thread } = JSON.parse(atob(payload));
    return `${visitor}/${thread}`;
  } catch {
    return '';
  }
}

export class Session {
  #token = null; // what POST /api/visitors answered

  // Be a visitor: the one remembered, the one the embedding site names (#token=…), or a new one.
  async open() {
    const given = new URLSearchParams(location.hash.slice(1)).get('token');
    if (given) {
      history.replaceState(null, '', location.pathname);
      this.#keep({ token: given, expires_at: 0 });
    } else {
      this.#token ??= JSON.parse(store.get(TOKEN) ?? 'null');
    }
    if (!this.#token) {
      await this.renew();
    } else if (this.#token.expires_at < Date.now() / 1000 + REFRESH_BEFORE_S) {
      this.#keep(await this.#json('POST', 'visitors/refresh'));
    }
  }

  // Become somebody new.
  async renew() {
    this.#token = null;
    this.#keep(await (await call('POST', 'visitors')).json());
  }

  // Whose conversation it is, and which of theirs, as the token says itself; '' before there is one.
  get place() {
    return placeOf(this.#token?.token ?? '');
  }

  // What calls are made with. There is nothing before this page was let in.
  get #bearer() {
    if (!this.#token) throw new Refused(0, 'unreachable', OFFLINE, 0);
    return this.#token.token;
  }

  // Start another conversation; returns a way back to this one.
  async startAnew() {
    const before = this.#token;
    this.#keep(await this.#json('POST', 'conversations'));
    return () => this.#keep(before);
  }

  conversation() {
    return this.#json('GET', 'conversation');
  }

  // What messages are sent with in the conversation of now, also when the page has gone on.
  get token() {
    return this.#bearer;
  }

  async send(token, id, { text, files, isPicked }) {
    const picked = isPicked ? { is_picked: true } : {}; // older servers know of no such field
    return (await call('POST', 'messages', { token, body: { id, text, files, ...picked } })).json();
  }

  // Say how good a reply was. `words`: `reason` and `correction`.
  rate(turn, isGood, words = {}) {
    return this.#json('POST', 'ratings', { turn, is_good: isGood, ...words });
  }

  // Hand in a file; what comes back is named in a message that it goes with.
  async attach(file) {
    const name = encodeURIComponent(file.name.slice(-200) || 'file');
    const mediaType = file.type || 'application/octet-stream';
    return (await call('POST', `files?name=${name}`, {
      token: this.#bearer,
      bytes: file,
      headers: { 'content-type': mediaType.split(';')[0] },
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    })).json();
  }

  // The bytes of a file that went with a reply.
  async file(blob) {
    return (await call('GET', `files/${blob}`, { token: this.#bearer })).blob();
  }

  // End the reply in progress; false: there is none.
  async stop(id) {
    return (await this.#json('POST', 'conversation/stop', { id })).is_stopping;
  }

  // Events after `after`, until the connection ends. `onOpen` is called when it stands.
  async follow(after, signal, onOpen, onEvent) {
    const silence = new AbortController();
    let timer;
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENT_FOR_MS);
    };
    heard();
    try {
      const answer = await call('GET', `events?after=${encodeURIComponent(after)}`, {
        token: this.#bearer,
        signal: AbortSignal.any([signal, silence.signal]),
      });
      onOpen();
      const parser = createParser({ onEvent: (event) => onEvent(JSON.parse(event.data)) });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        heard();
        parser.feed(value);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async #json(method, path, body) {
    return (await call(method, path, { token: this.#bearer, body })).json();
  }

  #keep(token) {
    this.#token = token;
    store.set(TOKEN, JSON.stringify(token));
  }
}
