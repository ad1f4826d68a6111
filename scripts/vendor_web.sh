#!/bin/sh
# Fetch the page's third-party parts from npm and bundle them into adapters/web/static/vendor.
#
# Versions and hashes are pinned in scripts/vendor_web/package-lock.json (npm refuses a package
# whose integrity differs). To refresh: edit package.json there, remove the lock file, run this,
# run the browser tests, look at the page, commit. Needs Node 20 or newer; nothing of the program
# does.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target="$here/../adapters/web/static/vendor"
axe="$here/../tests/browser/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp "$here"/vendor_web/* "$work"
cd "$work"
if [ -f package-lock.json ]; then
  npm ci --ignore-scripts --no-audit --no-fund
else
  npm install --ignore-scripts --no-audit --no-fund
  # The lock file must not name the registry of whoever made it.
  sed 's/^ *"resolved": .*$//' package-lock.json | grep -v '^$' | sed 's/"name": "tmp[^"]*"/"name": "vendor_web"/' > lock && mv lock package-lock.json
  cp package-lock.json "$here/vendor_web/package-lock.json"
fi

mkdir -p "$target" "$axe"
node bundle.mjs "$target/vendor.js"
node licences.mjs "$target"
cp node_modules/axe-core/axe.min.js "$axe/axe.min.js"
cp node_modules/axe-core/LICENSE "$axe/axe.LICENSE"
