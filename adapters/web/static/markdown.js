// How a reply's Markdown becomes HTML that cannot harm: raw HTML is shown as text, images become
// links, links go to http, https and mailto only, code is highlighted and can be copied.
//
// <vaadin-markdown> parses with `marked` and cleans with DOMPurify; both are set up here, once.
import { DOMPurify, hljs, marked } from './vendor/vendor.js';

const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;
const LINE_BREAK = /^<br\s*\/?>$/i;
const HIGHLIGHT_MAX_CHARS = 50_000; // beyond this, colours are not worth the time

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

function highlight(code, language) {
  if (language && code.length <= HIGHLIGHT_MAX_CHARS && hljs.getLanguage(language)) {
    return hljs.highlight(code, { language, ignoreIllegals: true }).value;
  }
  return escapeHtml(code);
}

function link(href, inner) {
  return SAFE_LINK.test(href) ? `<a href="${escapeHtml(href)}">${inner}</a>` : inner;
}

const renderer = {
  html({ text }) {
    return LINE_BREAK.test(text.trim()) ? '<br>' : escapeHtml(text);
  },
  image({ href, text }) {
    return link(href, escapeHtml(text || href));
  },
  link({ href, tokens }) {
    return link(href, this.parser.parseInline(tokens));
  },
  code({ text, lang }) {
    const language = (lang ?? '').trim().split(/\s/)[0].toLowerCase();
    const label = escapeHtml(language || 'text');
    return (
      `<div class="code"><div class="code-bar"><span>${label}</span>` +
      '<button type="button" class="copy" aria-label="Copy code">Copy</button></div>' +
      `<pre tabindex="0"><code class="hljs">${highlight(text, language)}\n</code></pre></div>\n`
    );
  },
  table(token) {
    const table = marked.Renderer.prototype.table.call(this, token);
    return `<div class="table" tabindex="0" role="group" aria-label="Table">${table}</div>`;
  },
  checkbox({ checked }) {
    return checked ? '☑ ' : '☐ ';
  },
};

marked.use({ gfm: true, renderer });

DOMPurify.setConfig({
  ALLOWED_TAGS: [
    'a', 'b', 'blockquote', 'br', 'button', 'code', 'del', 'div', 'em', 'h1', 'h2', 'h3', 'h4',
    'h5', 'h6', 'hr', 'i', 'li', 'ol', 'p', 'pre', 'span', 'strong', 'sub', 'sup', 'table',
    'tbody', 'td', 'th', 'thead', 'tr', 'ul',
  ],
  ALLOWED_ATTR: ['align', 'aria-label', 'class', 'href', 'role', 'start', 'tabindex', 'type'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
});
DOMPurify.addHook('uponSanitizeAttribute', (node, attribute) => {
  if (attribute.attrName === 'href' && !SAFE_LINK.test(attribute.attrValue)) {
    attribute.keepAttr = false;
  }
});
DOMPurify.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  }
});

// What a person typed, as Markdown that shows exactly that.
export function plainAsMarkdown(text) {
  return text
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/\t/g, '    ')
    .replace(/^ +/gm, (spaces) => '\u00a0'.repeat(spaces.length))
    .replace(/\n(?=\n)/g, '\n\u00a0');
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // No permission or no secure context: the old way.
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'unseen';
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand('copy');
    field.remove();
    if (!isCopied) throw new Error('the browser does not allow copying');
  }
}
