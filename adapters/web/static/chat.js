// The chat page: joins the session, the board and what is on the screen.
import { Board } from './board.js';
import { Files } from './files.js';
import { copyText, plainAsMarkdown } from './markdown.js';
import { outbox } from './outbox.js';
import { pause } from './patience.js';
import { Sender } from './sender.js';
import { Session, store } from './session.js';

const ANNOUNCE_MAX_CHARS = 2_000;
const RECONNECT_MS = [300, 1_000, 2_000, 4_000, 8_000];
const ALARM_AFTER_TRIES = 2; // a blink is not worth a sentence
const BOTTOM_PX = 60;

const element = (id) => document.getElementById(id);
const [messages, composer, sketch, statusLine, stopButton, alertBox, welcome, newest, announcer] = [
  'messages', 'composer', 'sketch', 'status', 'stop', 'alert', 'welcome', 'newest', 'announcer',
].map(element);
const [attachButton, chosen, attachedList] = ['attach', 'chosen', 'attached'].map(element);
const title = document.body.dataset.title;
const maxChars = Number(document.body.dataset.maxChars);
const isWidget = document.documentElement.dataset.mode === 'widget';

const session = new Session();
const board = new Board();
const replyFiles = new Files(session, () => {
  noteScroll();
  if (follows) scrollToNewest();
});
let connection = new AbortController();
let isLoaded = false;
let isConnected = false;
let refusedPlace = ''; // the conversation whose token the server took no more
let stopId = ''; // of the press of Stop whose reply has not ended yet

// ── showing ─────────────────────────────────────────────────────────────────────────────────────

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function timeOf(at) {
  if (!at) return '';
  const date = new Date(at * 1000);
  return (date.toDateString() === new Date().toDateString() ? clock : calendar).format(date);
}

const STATE_TEXT = { sending: 'Sending…', waiting: 'Not sent yet', failed: 'Not sent' };

function itemOf(entry) {
  const isPerson = entry.author === 'person';
  return {
    text: isPerson ? plainAsMarkdown(entry.text) : entry.text,
    time: STATE_TEXT[entry.state] ?? timeOf(entry.at),
    userName: isPerson ? 'You' : title,
    userImg: isPerson ? undefined : 'static/icon.svg',
    theme: isPerson ? 'self' : 'full-width',
    className: [entry.author, entry.state, entry.is_final ? '' : 'growing'].join(' ').trim(),
  };
}

function isAtBottom() {
  return messages.scrollHeight - messages.scrollTop - messages.clientHeight < BOTTOM_PX;
}

function scrollToNewest() {
  messages.scrollTop = messages.scrollHeight;
}

// Who reads the newest goes on with it until they scroll up: what grows below them is no scrolling.
let follows = true;
let topBefore = 0;

function noteScroll() {
  if (isAtBottom()) follows = true;
  else if (messages.scrollTop < topBefore) follows = false;
  topBefore = messages.scrollTop;
}

let isRenderPlanned = false;
let willStick = true;

function render({ stick = false } = {}) {
  willStick ||= stick;
  if (isRenderPlanned) return;
  isRenderPlanned = true;
  requestAnimationFrame(() => {
    isRenderPlanned = false;
    noteScroll();
    follows ||= willStick;
    willStick = false;
    messages.items = board.entries.map(itemOf);
    decorate();
    messages.hidden = board.entries.length === 0;
    welcome.hidden = !isLoaded || board.entries.length > 0;
    showStatus();
    if (follows) scrollToNewest();
    newest.hidden = isAtBottom();
  });
}

// What stands below a reply: its files and what can be picked.
function optionElement(option) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `option ${option.style}`;
  button.textContent = option.label;
  button.dataset.sends = option.sends;
  if (option.asks) {
    button.dataset.asks = option.asks;
    button.dataset.text = option.text;
  }
  return button;
}

// A choice that asks for words: a field in place of the buttons.
function askForWords(option, row) {
  const { sends, asks, text } = option.dataset;
  const buttons = [...row.childNodes];
  const form = document.createElement('form');
  form.className = 'words';
  const label = document.createElement('label');
  const field = document.createElement('textarea');
  field.rows = 3;
  field.required = true;
  field.value = text;
  label.append(asks, field);
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.textContent = 'Cancel';
  cancel.addEventListener('click', () => {
    row.replaceChildren(...buttons);
    buttons.at(-1).focus();
  });
  const submit = document.createElement('button');
  submit.className = 'primary';
  submit.textContent = 'Send';
  form.append(label, submit, cancel);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    field.value = field.value.trim();
    if (!form.reportValidity()) return; // spaces only
    row.replaceChildren(...buttons); // below an older message they stay
    say(`${sends} ${field.value}`, `${option.textContent}: ${field.value}`);
    composer.focus();
  });
  row.replaceChildren(form);
  field.focus();
  form.scrollIntoView({ block: 'nearest' });
}

// Thumbs below an answer; 👎 asks what was wrong, and sending nothing is fine. The other one takes
// its place. What was pressed is remembered here: on another device it is not shown.
const RATED = 'dragoman.rated';
const RATED_MAX = 200;
const rated = new Map(JSON.parse(store.get(RATED) ?? '[]')); // by turn: whether it was good
const THUMB = 'M7 11v9H4v-9h3l4-8a2 2 0 0 1 2 2v4h5a2 2 0 0 1 2 2.3l-1.1 7a2 2 0 0 1-2 1.7H7';

function thumbsElement(turn) {
  const row = document.createElement('div');
  row.className = 'thumbs';
  row.dataset.turn = turn;
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', 'Rate this reply');
  for (const [isGood, label] of [[true, 'Good reply'], [false, 'Bad reply']]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = isGood ? 'thumb' : 'thumb down';
    button.title = label;
    button.setAttribute('aria-label', label);
    const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    icon.setAttribute('viewBox', '0 0 24 24');
    icon.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    line.setAttribute('d', THUMB);
    icon.append(line);
    button.append(icon);
    button.addEventListener('click', () => rate(row, isGood));
    row.append(button);
  }
  row.append(document.createElement('span'));
  showRated(row);
  return row;
}

function showRated(row) {
  const verdict = rated.get(row.dataset.turn);
  row.querySelector('.thumb').setAttribute('aria-pressed', String(verdict === true));
  row.querySelector('.thumb.down').setAttribute('aria-pressed', String(verdict === false));
}

async function rate(row, isGood, words) {
  const { turn } = row.dataset;
  const isNews = words?.reason || words?.correction || rated.get(turn) !== isGood;
  try {
    if (isNews) await session.rate(turn, isGood, words); // else what was written before stays
  } catch (error) {
    showAlert(error.message);
    return;
  }
  rated.delete(turn);
  rated.set(turn, isGood);
  store.set(RATED, JSON.stringify([...rated].slice(-RATED_MAX)));
  showRated(row);
  const form = row.querySelector('form');
  if (isGood || words) form?.remove();
  else if (form) form.querySelector('textarea').focus();
  else askWhatWasWrong(row);
  const thanks = isGood || words ? 'Thank you.' : '';
  row.querySelector('span').textContent = thanks;
  announcer.textContent = thanks;
  if (words) composer.focus();
}

function askWhatWasWrong(row) {
  const form = document.createElement('form');
  form.className = 'words';
  const fields = ['What was wrong?', 'What would have been right?'].map((asked) => {
    const label = document.createElement('label');
    const field = document.createElement('textarea');
    field.rows = 2;
    field.maxLength = 2000;
    label.append(asked, field);
    form.append(label);
    return field;
  });
  const submit = document.createElement('button');
  submit.className = 'primary';
  submit.textContent = 'Send';
  form.append(submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [reason, correction] = fields.map((field) => field.value.trim());
    rate(row, false, { reason, correction });
  });
  row.append(form);
  fields[0].focus();
  form.scrollIntoView({ block: 'nearest' });
}

// Above a reply's text: what is done for it while that happens, folded once the reply is whole.
const STEP_TEXT = { running: 'in progress', done: 'done', failed: 'failed' };

function stepElement({ title: doing, state }) {
  const item = document.createElement('li');
  item.className = state;
  const how = document.createElement('span');
  how.textContent = `: ${STEP_TEXT[state]}`;
  item.append(doing, how);
  return item;
}

function stepsHeading(steps) {
  const failed = steps.filter(({ state }) => state === 'failed').length;
  const count = steps.length === 1 ? '1 step' : `${steps.length} steps`;
  return failed ? `${count}, ${failed} failed` : count;
}

function showSteps(message, entry) {
  const steps = entry.steps ?? [];
  let list = message.querySelector(':scope > .steps');
  const key = JSON.stringify([entry.id, entry.is_final, steps]);
  if (list?.dataset.key === key) return;
  if (!steps.length) {
    list?.remove();
    return;
  }
  if (list?.dataset.entry !== entry.id) {
    list?.remove();
    list = document.createElement('details');
    list.className = 'steps';
    list.dataset.entry = entry.id;
    list.open = true;
    list.append(document.createElement('summary'), document.createElement('ul'));
    list.addEventListener('toggle', () => {
      newest.hidden = isAtBottom();
    });
    message.prepend(list);
  }
  list.dataset.key = key;
  if (entry.is_final) list.open = false;
  list.querySelector('summary').textContent = stepsHeading(steps);
  list.querySelector('ul').replaceChildren(...steps.map(stepElement));
}

function showBelow(message, entry) {
  const files = entry.files ?? [];
  const options = board.optionsOf(entry);
  const rates = entry.is_final ? entry.rates ?? '' : '';
  const key = JSON.stringify([entry.id, files.map((file) => file.blob), options, rates]);
  const before = message.querySelector(':scope > .below');
  if (before?.dataset.key === key) return;
  before?.remove();
  if (!files.length && !options.length && !rates) return;
  const below = document.createElement('div');
  below.className = 'below';
  below.dataset.key = key;
  const gallery = document.createElement('div');
  gallery.className = 'files';
  gallery.append(...files.map((file) => replyFiles.element(file)));
  const row = document.createElement('div');
  row.className = 'options';
  row.append(...options.map(optionElement));
  below.append(gallery, row);
  const thumbs = before?.querySelector(`:scope > .thumbs[data-turn="${rates}"]`);
  if (rates) below.append(thumbs ?? thumbsElement(rates));
  message.append(below);
}

// "Try again" stands in a message that is not sent.
function decorate() {
  const shown = messages.querySelectorAll('vaadin-message');
  board.entries.forEach((entry, index) => {
    const message = shown[index];
    showSteps(message, entry);
    showBelow(message, entry);
    let button = message.querySelector(':scope > .retry');
    if (entry.state !== 'failed' && entry.state !== 'waiting') {
      button?.remove();
      return;
    }
    if (!button) {
      button = document.createElement('button');
      button.type = 'button';
      button.className = 'retry';
      button.textContent = 'Try again';
      message.append(button);
    }
    button.dataset.entry = entry.id;
  });
  keepReachable();
}

// The list makes one message at a time a tab stop and arrow keys go on from there; what is inside
// the others would be out of reach for Tab. So each that holds a link, code or a button is a stop.
function keepReachable() {
  for (const message of messages.querySelectorAll('vaadin-message')) {
    if (message.querySelector('a, button, summary, [tabindex]')) message.tabIndex = 0;
  }
}

function showStatus() {
  const isReplying = isConnected && (board.isWaiting || board.isWriting);
  if (!isReplying) stopId = '';
  let text = board.status;
  if (stopId) text = 'Stopping…';
  else if (!text && isReplying && board.isWaiting) text = 'Thinking…';
  statusLine.classList.toggle('busy', Boolean(text));
  messages.setAttribute('aria-busy', String(board.isWriting));
  if (statusLine.textContent !== text) statusLine.textContent = text;
  showStop(isReplying && !stopId);
  showSketch(isReplying && !stopId ? board.sketch : null);
}

// An unfinished picture stands above what is being done until the next one, or the reply, is there.
function showSketch(file) {
  const blob = file?.blob ?? '';
  if (sketch.dataset.blob === blob) return;
  sketch.dataset.blob = blob;
  sketch.hidden = !blob;
  if (!blob) return;
  sketch.alt = file.alt;
  replyFiles.addressOf(file).then((address) => {
    if (sketch.dataset.blob === blob) sketch.src = address;
  }, () => {
    if (sketch.dataset.blob === blob) sketch.hidden = true;
  });
}

function showStop(isShown) {
  if (!isShown && document.activeElement === stopButton) composer.focus();
  stopButton.hidden = !isShown;
}

// A sentence above the message box, with at most one thing to do about it.
function showAlert(sentence, action = null, kind = 'error') {
  alertBox.replaceChildren();
  alertBox.className = kind;
  if (!sentence) return;
  const text = document.createElement('span');
  text.textContent = sentence;
  alertBox.append(text);
  if (action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.label;
    button.addEventListener('click', action.run);
    alertBox.append(button);
  }
}

// A whole reply is read out once, when it is complete: not in pieces while it grows.
function announce(id) {
  const index = board.entries.findIndex((entry) => entry.id === id);
  requestAnimationFrame(() => {
    const shown = messages.querySelectorAll('vaadin-message')[index];
    const spoken = shown?.querySelector('vaadin-markdown')?.cloneNode(true);
    if (!spoken) return;
    for (const bar of spoken.querySelectorAll('.code-bar')) bar.remove();
    const text = spoken.textContent.trim();
    const rest = text.length > ANNOUNCE_MAX_CHARS ? ' … The rest is in the conversation.' : '';
    announcer.textContent = `${title}: ${text.slice(0, ANNOUNCE_MAX_CHARS)}${rest}`;
  });
}

// ── sending ─────────────────────────────────────────────────────────────────────────────────────

// `picked`: what is shown of it where they did not write it, but pressed what was offered.
async function say(text, picked) {
  if (!text.trim() && !hasFile()) return;
  if ([...text].length > maxChars) {
    const most = maxChars.toLocaleString();
    showAlert(`This message is too long: I can read up to ${most} characters.`);
    giveBack(text);
    return;
  }
  const id = newId();
  const files = takeAttached();
  const said = text.trim() ? [picked || text] : [];
  const shown = [...said, ...files.map((file) => `📎 ${file.name}`)].join('\n');
  const sent = { text, files, isPicked: picked !== undefined };
  const { place } = session;
  const message = { id, text: shown, sent, state: place ? 'sending' : 'waiting' };
  board.say(message);
  if (place) outbox.put({ ...message, place, token: session.token }); // else when it is known
  showAlert('');
  render({ stick: true });
  await sender.send(place);
}

// ── attaching ───────────────────────────────────────────────────────────────────────────────────

const FILES_MAX = 10;
let attached = []; // {name, sent}: `sent` once the server has it

function showAttached() {
  attachedList.replaceChildren(...attached.map((file) => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = file.sent ? file.name : `${file.name} …`;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.textContent = '×';
    remove.setAttribute('aria-label', `Do not send ${file.name}`);
    remove.addEventListener('click', () => drop(file));
    item.append(name, remove);
    return item;
  }));
  attachedList.hidden = attached.length === 0;
  showSend();
}

function hasFile() {
  return attached.some((file) => file.sent);
}

function drop(file) {
  attached = attached.filter((other) => other !== file);
  showAttached();
  composer.focus();
}

async function attach(files) {
  const room = FILES_MAX - attached.length;
  const told = [];
  if (files.length > room) told.push(`No more than ${FILES_MAX} files go with one message.`);
  showAlert(told.join(' '));
  for (const bytes of [...files].slice(0, room)) {
    const file = { name: bytes.name, sent: null };
    attached.push(file);
    showAttached();
    try {
      file.sent = await session.attach(bytes);
      showAttached();
      announcer.textContent = `${file.name} goes with your message.`;
    } catch (error) {
      drop(file);
      told.push(`${bytes.name}: ${error.message}`);
      showAlert(told.join(' '));
    }
  }
}

// The files that go with the message now; those that are still on their way stay for the next.
function takeAttached() {
  const ready = attached.filter((file) => file.sent).map((file) => file.sent);
  attached = attached.filter((file) => !file.sent);
  showAttached();
  return ready;
}

// The component sends text only, and switches its button off where there is none; a file can be
// sent alone, too, by the button and by Enter.
const sendButton = composer.querySelector('vaadin-message-input-button');

function showSend() {
  sendButton.disabled = !composer.value && !hasFile();
}

new MutationObserver(showSend).observe(sendButton, { attributeFilter: ['disabled'] });

function sendFileAlone() {
  if (composer.value || !hasFile()) return;
  say('');
  composer.focus();
}

// Put what was not taken back into the box, before anything typed since.
function giveBack(text) {
  if (!text) return;
  setTimeout(() => { // the box empties itself when it has handed its text over
    composer.value = composer.value ? `${text}\n${composer.value}` : text;
  });
}

function newId() {
  return crypto.randomUUID?.() ?? `m-${Date.now()}-${Math.random().toString(36).slice(2)}`;
}

async function stop() {
  stopId = newId();
  showAlert('');
  showStatus();
  try {
    if (!await session.stop(stopId)) reconnect(); // it ended while we were not told
  } catch (error) {
    stopId = '';
    showAlert(error.message, { label: 'Stop', run: stop });
    showStatus();
  }
}

const sender = new Sender(session, {
  noted(id, state) {
    const entry = board.find(id);
    if (entry) entry.state = state;
  },
  sends(message) {
    if (isShown(message)) showAlert('');
    render({ stick: true });
  },
  sent(message, admission) {
    if (admission === 'stopped') board.remove(message.id); // it ended the reply, and is not answered
    // Known already, and perhaps answered while we were away.
    if (admission === 'known' && isShown(message)) reconnect();
    render();
  },
  refused(message, error) {
    if (isShown(message)) tellRefusal(message, error);
    else if (!message.state && isOurs(message)) tellLoss(message, error);
    if (isShown(message) && error.status === 401) reconnect(); // which asks for another token
    render();
  },
  mayTry: (place) => place !== session.place || isConnected, // else when the connection stands
});

function isShown({ place }) {
  return place === session.place;
}

function isOurs({ place }) {
  return place.split('/')[0] === session.place.split('/')[0];
}

function tellLoss({ text }, error) {
  const words = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  showAlert(`This could not be sent to the conversation before: “${words}”. ${error.message}`);
}

function tellRefusal({ id, sent, state }, error) {
  if (error.isUnfit) {
    board.remove(id);
    giveBack(sent.text);
    attached.push(...sent.files.map((file) => ({ name: file.name, sent: file })));
    showAttached();
  }
  if (error.code === 'too_fast') showAlert('You are writing faster than I can read. It goes soon.');
  else if (state === 'waiting') showAlert(`${error.message} I keep trying to send what you wrote.`);
  else if (error.code !== 'full') showAlert(error.message); // then the assistant itself says so
}

// ── receiving ───────────────────────────────────────────────────────────────────────────────────

// Messages whose beginning was no longer on the stream, even after the conversation was read again.
const beyondReach = new Set();

function receive(event) {
  if (!board.apply(event)) {
    if (!beyondReach.has(event.id) || event.is_final) reconnect();
    beyondReach.add(event.id);
    return;
  }
  render();
  if (event.kind === 'shown' && event.is_final) {
    stopId = '';
    announce(event.id);
  }
}

// Read the conversation again and follow it from there: nothing is lost, nothing comes twice.
function reconnect() {
  connection.abort();
}

async function load() {
  await session.open();
  const view = await session.conversation();
  const isFirst = !isLoaded;
  isLoaded = true;
  stopId = '';
  const { place } = session;
  if (refusedPlace) outbox.move(refusedPlace, place, session.token);
  refusedPlace = '';
  const kept = outbox.of(place);
  for (const message of kept) { // the page that was sending it may be gone
    if (message.state === 'sending' && !sender.isSendingIn(place)) message.state = 'waiting';
  }
  board.reset(view, kept);
  for (const { id } of kept) {
    if (!board.find(id).state) outbox.remove(id); // it came through
  }
  for (const { id, text, sent, state, at } of board.entries) {
    if (state) outbox.put({ id, text, sent, state, place, token: session.token, at: at * 1000 });
  }
  render({ stick: isFirst });
  return view.resume_after;
}

async function stayConnected() {
  let tries = 0;
  let hasAlarmed = false;
  for (;;) {
    connection = new AbortController();
    let waitMs = 0;
    try {
      const after = await load();
      await session.follow(after, connection.signal, () => {
        isConnected = true;
        tries = 0;
        if (hasAlarmed) showAlert('');
        hasAlarmed = false;
        render();
        for (const left of new Set([session.place, ...outbox.places])) sender.send(left);
      }, receive);
    } catch (error) {
      if (error.status === 401) {
        refusedPlace ||= session.place;
        await session.renew().catch(() => {});
      }
      waitMs = error.retryAfterMs ?? 0;
      if (error.status !== undefined && !connection.signal.aborted && tries >= ALARM_AFTER_TRIES) {
        showAlert(`${error.message} I keep trying.`, { label: 'Try now', run: wakeUp });
        hasAlarmed = true;
      }
    }
    isConnected = false;
    if (connection.signal.aborted) continue;
    render();
    await pause(Math.max(waitMs, RECONNECT_MS[Math.min(tries, RECONNECT_MS.length - 1)]));
    tries += 1;
  }
}

function wakeUp() {
  window.dispatchEvent(new Event('online'));
}

// ── controls ────────────────────────────────────────────────────────────────────────────────────

composer.i18n = { send: 'Send', message: `Message ${title}` };
composer.addEventListener('submit', (event) => say(event.detail.value));
// Enter that ends a word in an input method is not "send".
composer.addEventListener('keydown', (event) => {
  if (event.isComposing) event.stopPropagation();
  else if (event.key === 'Enter' && !event.shiftKey && event.target !== sendButton) sendFileAlone();
}, { capture: true });
composer.addEventListener('click', (event) => {
  if (event.target === sendButton) sendFileAlone();
}, { capture: true });

element('suggestions').addEventListener('click', (event) => {
  if (!event.target.matches('button')) return;
  say(event.target.textContent);
  composer.focus();
});

stopButton.addEventListener('click', stop);

attachButton.addEventListener('click', () => chosen.click());
chosen.addEventListener('change', () => {
  attach(chosen.files).then(() => {
    chosen.value = '';
    composer.focus();
  });
});
if (!attachButton.hidden) {
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    attach(event.dataTransfer.files);
  });
}

element('skip').addEventListener('click', (event) => {
  event.preventDefault();
  composer.focus();
});

messages.addEventListener('click', async (event) => {
  const { target } = event;
  if (target.matches('.option')) {
    if (target.dataset.asks) {
      askForWords(target, target.closest('.options'));
    } else if (event.detail < 2) { // the second click of a double one says nothing more
      say(target.dataset.sends, target.textContent);
      composer.focus();
    }
  } else if (target.matches('.retry')) {
    const again = outbox.of(session.place).find(({ id }) => id === target.dataset.entry);
    if (again) sender.note({ ...again, at: Date.now() }, 'waiting');
    sender.send(session.place);
  } else if (target.matches('.copy')) {
    const code = target.closest('.code').querySelector('code').textContent.replace(/\n$/, '');
    try {
      await copyText(code);
      target.textContent = 'Copied';
      announcer.textContent = 'Code copied';
    } catch {
      target.textContent = 'Select and copy';
    }
    setTimeout(() => {
      target.textContent = 'Copy';
    }, 2_000);
  }
});
messages.addEventListener('focusin', keepReachable);
messages.addEventListener('scroll', () => {
  noteScroll();
  newest.hidden = isAtBottom();
}, { passive: true });
newest.addEventListener('click', () => {
  scrollToNewest();
  composer.focus();
});

element('new').addEventListener('click', async () => {
  try {
    const { place } = session;
    const goBack = await session.startAnew();
    const switchTo = (sentence, action) => {
      board.entries = [];
      board.status = '';
      showAlert(sentence, action, 'news');
      composer.focus();
      reconnect();
      render({ stick: true });
    };
    const isLeft = outbox.of(place).length > 0;
    const left = isLeft ? ' What could not be sent yet still goes to the one before.' : '';
    switchTo(`This is a new conversation.${left}`, {
      label: 'Back to the one before',
      run: () => {
        goBack();
        switchTo('');
      },
    });
  } catch (error) {
    showAlert(error.message);
  }
});

const themeButton = element('theme');
const systemTheme = matchMedia('(prefers-color-scheme: dark)');
function showTheme() {
  const { theme } = document.documentElement.dataset;
  const isDark = theme ? theme === 'dark' : systemTheme.matches;
  themeButton.setAttribute('aria-pressed', String(isDark));
  return isDark;
}
themeButton.addEventListener('click', () => {
  const theme = showTheme() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  store.set('dragoman.theme', theme);
  showTheme();
});
systemTheme.addEventListener('change', showTheme);
showTheme();

// The embedding page is told only that the chat wants to close; it holds nothing secret.
function close() {
  window.parent.postMessage({ dragoman: 'close' }, '*');
}
if (isWidget) {
  element('close').addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  window.addEventListener('message', (event) => {
    if (event.source === window.parent && event.data?.dragoman === 'opened') composer.focus();
  });
} else {
  element('close').remove();
  composer.focus();
}

stayConnected();
