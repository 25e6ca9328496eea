import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Lock {
  packages: Record<
    string,
    { version?: string; integrity?: string; hasInstallScript?: boolean; resolved?: string }
  >;
}
const read = <Json>(file: string): Json => JSON.parse(readFileSync(file, 'utf8'));
const { dependencies, devDependencies, allowScripts } =
  read<Record<'dependencies' | 'devDependencies' | 'allowScripts', Record<string, string>>>('package.json');
const { packages } = read<Lock>('package-lock.json');
const direct = { ...dependencies, ...devDependencies };
const installed = Object.entries(packages).filter(([path]) => path !== '');

test('docs/dependencies.md explains exactly the packages of package.json', () => {
  const rows = [...readFileSync('docs/dependencies.md', 'utf8').matchAll(/^\| `([^`]+)` *\|([^|]+)\|/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(Object.keys(direct).sort());
  for (const [, name, reason = ''] of rows) expect(reason.trim().length, name).toBeGreaterThan(5);
});

test('versions are exact, and every package of the lock file has its hash and comes from the registry', () => {
  for (const [name, version] of Object.entries(direct)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    expect(packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
  for (const [path, { integrity, resolved }] of installed) {
    expect(integrity, path).toMatch(/^sha512-/);
    // npm writes no address beside some packages bundled in others.
    if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
  }
});

test('only packages in allowScripts have an install script', () => {
  const scripted = installed
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect([...new Set(scripted)].sort()).toEqual(Object.keys(allowScripts).sort());
});
