// Loaded before every command, on whatever Node there is: says in one line what is missing, where otherwise Node would show
// a stack trace of a file that it cannot read. CommonJS and `-r`, because Node before 18.18 does not know `--import`.
const { existsSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const isInstalled = (name) => existsSync(join(__dirname, '../../node_modules', name));
const version = process.versions.node;
const major = Number(version.split('.')[0]);

let missing;
if (!isInstalled('astro'))
  missing =
    'What Mahdar needs is not installed, or NODE_ENV=production left it out. Run: npm ci --include=dev';
else if (major < 24)
  missing = `Mahdar runs on the Node 24 that npm ci brings, and that is not there (--ignore-scripts leaves it out); this is Node ${version}. Run: npm rebuild node --ignore-scripts=false`;
// npm ci itself needs it.
if (missing && major < 20)
  missing = `Mahdar needs Node 20 or newer, and this is Node ${version}. Install a newer one, then run: npm ci`;

if (missing) {
  console.error(missing);
  process.exit(1);
}

// Of TypeScript the types are stripped at each start, and all code is compiled: Node keeps what came of it, by file and
// content, and compiles again what is damaged or missing. The folder may be deleted at any time. A build compiles pages that
// lie elsewhere each time, and Node forgets nothing: so the folder is emptied when it is full.
const MOST = 4000;
const code = join(__dirname, '../../.cache/code');
try {
  for (const version of readdirSync(code))
    if (readdirSync(join(code, version)).length > MOST) rmSync(join(code, version), { recursive: true });
} catch {
  // Not there yet, or in use by another command.
}
require('node:module').enableCompileCache(code);
