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
  /** WebKitGTK's driver, which starts its MiniBrowser, and the screen that this cannot do without. */
  webkit: [process.env.WEBKIT_DRIVER_PATH, '/usr/bin/WebKitWebDriver'],
  screen: ['/usr/bin/Xvfb'],
};

/** The path of an installed browser, or `undefined`. `CHROME_PATH`, `FIREFOX_PATH`, `WEBKIT_DRIVER_PATH` go first. */
export function findBrowser(name: keyof typeof CANDIDATES): string | undefined {
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
  const packages = {
    chromium: 'chromium',
    firefox: 'firefox-esr',
    webkit: 'webkit2gtk-driver',
    screen: 'xvfb',
  };
  const missing = (Object.keys(packages) as (keyof typeof packages)[]).filter(
    (name) => findBrowser(name) === undefined,
  );
  if (missing.length > 0) {
    const names = missing.map((name) => packages[name]);
    const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
    if (canInstall) {
      console.log(`The browser tests need ${names.join(' and ')}: installing Debian's packages.`);
      install(names);
    } else {
      console.error(
        `The browser tests need ${names.join(' and ')}. Install them (sudo apt-get install ${names.join(' ')}), or set CHROME_PATH, FIREFOX_PATH and WEBKIT_DRIVER_PATH.`,
      );
      process.exitCode = 1;
    }
  }
}
