// The files of a reply: their bytes are fetched, and shown or linked.
//
// Where the server is away they are asked for a few times more, then by a button.
import { pause } from './patience.js';

const AGAIN_MS = [500, 1_000, 2_000, 4_000, 8_000];

// `session`: where bytes are read. `onLoad`: a picture has its size now.
export class Files {
  #session;
  #onLoad;
  #fetched = new Map(); // by blob: the address of its bytes in this page

  constructor(session, onLoad) {
    this.#session = session;
    this.#onLoad = onLoad;
  }

  // The address of its bytes in this page; throws Refused.
  addressOf(file) {
    if (!this.#fetched.has(file.blob)) {
      const reading = this.#read(file.blob).then((bytes) => URL.createObjectURL(bytes));
      this.#fetched.set(file.blob, reading);
      reading.catch(() => this.#fetched.delete(file.blob));
    }
    return this.#fetched.get(file.blob);
  }

  // What is shown of it.
  element(file) {
    const link = document.createElement('a');
    link.className = 'file';
    link.download = file.name;
    link.title = file.name;
    const isPicture = file.media_type.startsWith('image/');
    const inside = document.createElement(isPicture ? 'img' : 'span');
    if (isPicture) inside.alt = nameOf(file);
    else inside.textContent = file.name;
    link.append(inside);
    this.addressOf(file).then((address) => {
      link.href = address;
      if (isPicture) {
        inside.addEventListener('load', this.#onLoad, { once: true });
        inside.src = address;
      }
    }, (error) => link.replaceWith(this.#missing(file, error)));
    return link;
  }

  async #read(blob) {
    for (const waitMs of AGAIN_MS) {
      try {
        return await this.#session.file(blob);
      } catch (error) {
        if (!error.isPassing) throw error;
        await pause(Math.max(waitMs, error.retryAfterMs));
      }
    }
    return this.#session.file(blob);
  }

  // In place of a file that could not be had: why, and what can be done about it.
  #missing(file, error) {
    const place = document.createElement('p');
    place.className = 'missing';
    place.append(`${nameOf(file)} (${error.message})`);
    if (error.status === 404) return place; // it is not kept any more
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = 'Try again';
    again.setAttribute('aria-label', `Try again: ${nameOf(file)}`);
    again.addEventListener('click', () => {
      const link = this.element(file);
      link.tabIndex = 0; // it is no link before it has its address
      place.replaceWith(link);
      link.focus();
    });
    place.append(again);
    return place;
  }
}

function nameOf(file) {
  return file.alt || file.name;
}
