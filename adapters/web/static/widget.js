// Puts the chat on another site: <script src="https://HOST/widget.js" defer></script>
//
// Attributes: data-label (the button's name), data-side ("left" or "right"), data-token (a visitor's
// token that your server signed). The chat runs in a frame of its own: this page cannot read it and
// it cannot read this page. Styles live in a shadow root and touch nothing else.
(() => {
  const script = document.currentScript;
  const host = new URL(script.src);
  const base = new URL('.', host).href;
  const { label = 'Chat with us', side = 'right', token = '' } = script.dataset;

  const styles = new CSSStyleSheet();
  styles.replaceSync(`
    :host { all: initial; }
    .launcher, .panel { position: fixed; ${side === 'left' ? 'left' : 'right'}: 20px; z-index: 2147483000; }
    .launcher {
      bottom: 20px; width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%;
      cursor: pointer; background: #0f5e5a; color: #fff; box-shadow: 0 4px 16px rgb(0 0 0 / 30%);
    }
    .launcher:hover { background: #0b4a47; }
    .launcher:focus-visible { outline: 3px solid #0f5e5a; outline-offset: 3px; }
    .launcher svg { width: 28px; height: 28px; display: block; margin: auto; }
    .panel {
      bottom: 88px; width: 400px; height: min(640px, calc(100vh - 108px)); border: 0;
      border-radius: 16px; box-shadow: 0 8px 40px rgb(0 0 0 / 35%); background: Canvas;
    }
    .panel[hidden] { display: none; }
    @media (max-width: 480px) {
      .panel { inset: 0; width: 100%; height: 100%; height: 100dvh; border-radius: 0; }
    }
  `);

  const place = document.createElement('div');
  place.id = 'dragoman-widget';
  const root = place.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [styles];

  const launcher = document.createElement('button');
  launcher.type = 'button';
  launcher.className = 'launcher';
  launcher.setAttribute('aria-label', label);
  launcher.setAttribute('aria-expanded', 'false');
  launcher.innerHTML =
    '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ' +
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">' +
    '<path d="M21 12a8 8 0 0 1-8 8H4l2.2-3.3A8 8 0 1 1 21 12z"/></svg>';

  let frame = null;
  let isLoaded = false;

  function open() {
    if (!frame) {
      frame = document.createElement('iframe');
      frame.className = 'panel';
      frame.title = label;
      frame.allow = 'clipboard-write';
      frame.src = `${base}widget${token ? `#token=${encodeURIComponent(token)}` : ''}`;
      frame.addEventListener('load', () => {
        isLoaded = true;
        opened();
      });
      root.append(frame);
    }
    frame.hidden = false;
    launcher.setAttribute('aria-expanded', 'true');
    if (isLoaded) opened();
  }

  function opened() {
    frame.contentWindow.postMessage({ dragoman: 'opened' }, host.origin);
    frame.focus();
  }

  function close() {
    if (!frame) return;
    frame.hidden = true;
    launcher.setAttribute('aria-expanded', 'false');
    launcher.focus();
  }

  launcher.addEventListener('click', () => (frame && !frame.hidden ? close() : open()));
  window.addEventListener('message', (event) => {
    if (event.origin !== host.origin || event.source !== frame?.contentWindow) return;
    if (event.data?.dragoman === 'close') close();
  });

  root.append(launcher);
  document.body.append(place);
})();
