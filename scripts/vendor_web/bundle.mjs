// Bundle entry.js. Two of Vaadin's functions are changed on the way: they add <style> elements,
// which a strict Content-Security-Policy blocks; adopted style sheets do the same and are allowed.
import { readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const CHANGES = [
  {
    file: /component-base\/src\/css-utils\.js$/,
    from: /const styleTag = document\.createElement\('style'\);[^]*?insertAdjacentElement\('afterbegin', styleTag\);/,
    to: `const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.map((style) => style.toString()).join('\\n'));
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];`,
  },
  {
    file: /component-base\/src\/slot-styles-mixin\.js$/,
    from: /const style = document\.createElement\('style'\);[^]*?root\.firstChild\);\n\s*}/,
    to: `const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.toString());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];`,
  },
];

const changed = new Set();
const withoutStyleElements = {
  name: 'without-style-elements',
  setup({ onLoad }) {
    for (const { file, from, to } of CHANGES) {
      onLoad({ filter: file }, async ({ path }) => {
        const before = await readFile(path, 'utf8');
        const contents = before.replace(from, to);
        if (contents === before) throw new Error(`${path}: is written differently now`);
        changed.add(file);
        return { contents, loader: 'js' };
      });
    }
  },
};

const { metafile } = await build({
  entryPoints: ['entry.js'],
  outfile: process.argv[2],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  metafile: true,
  alias: { '@vaadin/vaadin-usage-statistics/vaadin-usage-statistics.js': './empty.js' },
  plugins: [withoutStyleElements],
});
if (changed.size !== CHANGES.length) throw new Error('a file to change was not bundled');
await writeFile('meta.json', JSON.stringify(metafile));
