import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const CANDIDATES = {
  chromium: [
    process.env.CHROME_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ],
  firefox: [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
};

/** The path of an installed browser, or `undefined`. `CHROME_PATH` and `FIREFOX_PATH` go first. */
export function findBrowser(name: 'chromium' | 'firefox'): string | undefined {
  return CANDIDATES[name].find((path) => path !== undefined && existsSync(path));
}

function install(packages: string[]): void {
  const run = (...args: string[]): void => {
    execFileSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  run('update');
  run('install', '-y', '--no-install-recommends', ...packages);
}

if (import.meta.main) {
  const packages = { chromium: 'chromium', firefox: 'firefox-esr' };
  const missing = (['chromium', 'firefox'] as const).filter((name) => findBrowser(name) === undefined);
  if (missing.length > 0) {
    const names = missing.map((name) => packages[name]);
    const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
    if (canInstall) {
      console.log(`The browser tests need ${names.join(' and ')}: installing Debian's packages.`);
      install(names);
    } else {
      console.error(
        `The browser tests need ${names.join(' and ')}. Install them (sudo apt-get install ${names.join(' ')}), or set CHROME_PATH and FIREFOX_PATH.`,
      );
      process.exitCode = 1;
    }
  }
}
