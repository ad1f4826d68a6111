// Write what the bundle holds: VERSIONS.md (package, version, licence) and LICENSES.txt.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const target = process.argv[2];
const inputs = Object.keys(JSON.parse(readFileSync('meta.json', 'utf8')).inputs);
const names = new Set();
for (const input of inputs) {
  const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input);
  if (match) names.add(match[1]);
}
let versions =
  '# Third-party parts of the chat page\n\n' +
  'Made by `scripts/vendor_web.sh`; do not edit. `vendor.js` bundles these npm packages,\n' +
  'with two changes to `@vaadin/component-base` (its style elements became adopted style sheets, see\n' +
  '`scripts/vendor_web/bundle.mjs`) and without `@vaadin/vaadin-usage-statistics`:\n\n' +
  '| package | version | licence |\n| --- | --- | --- |\n';
const holders = new Map(); // licence text → the packages under it
for (const name of [...names].sort()) {
  const folder = join('node_modules', name);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  versions += `| ${name} | ${about.version} | ${about.license} |\n`;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8') : `${about.license}\n`;
  holders.set(text.trim(), [...(holders.get(text.trim()) ?? []), `${name} ${about.version}`]);
}
const rule = '='.repeat(80);
const licences = [...holders]
  .map(([text, packages]) => `${rule}\n${packages.join('\n')}\n${rule}\n\n${text}\n`)
  .join('\n');
writeFileSync(join(target, 'VERSIONS.md'), versions);
writeFileSync(join(target, 'LICENSES.txt'), licences);
