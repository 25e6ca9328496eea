// Runs before every command, on whatever Node there is: says in one line what is missing, where otherwise Node would show a
// stack trace of a file that it cannot read. Plain JavaScript that Node 18 understands.
import { existsSync } from 'node:fs';

const installed = (name) => existsSync(new URL(`../../node_modules/${name}`, import.meta.url));
const [major] = process.versions.node.split('.').map(Number);

let missing;
if (major < 20)
  missing = `Mahdar needs Node 20 or newer, and this is Node ${process.versions.node}. Install a newer one, then: npm ci`;
else if (!installed('astro'))
  missing =
    'What a build needs is not installed (NODE_ENV=production leaves it out). Run: npm ci --include=dev';
else if (!process.features.typescript)
  missing = `Mahdar brings its own Node 24, and it is not there (npm ci --ignore-scripts leaves it out). Run: npm rebuild node --ignore-scripts=false`;

if (missing) {
  console.error(missing);
  process.exit(1);
}
