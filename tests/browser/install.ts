import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** The programs that the tests need besides Node: where to look for them, and their Debian packages. */
const PROGRAMS = {
  chromium: {
    paths: [
      process.env.CHROME_PATH,
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
    ],
    packages: ['chromium'],
  },
  firefox: {
    paths: [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'],
    packages: ['firefox-esr'],
  },
  nginx: {
    paths: [process.env.NGINX_PATH, '/usr/sbin/nginx', '/usr/bin/nginx'],
    packages: ['nginx-light', 'libnginx-mod-http-brotli-static'],
  },
  // WebKitGTK's driver, which starts its MiniBrowser, and the X server that this needs.
  webkit: {
    paths: [process.env.WEBKIT_DRIVER_PATH, '/usr/bin/WebKitWebDriver'],
    packages: ['webkit2gtk-driver'],
  },
  screen: { paths: ['/usr/bin/Xvfb'], packages: ['xvfb'] },
  caddy: { paths: [process.env.CADDY_PATH, '/usr/bin/caddy'], packages: ['caddy'] },
} as const;
export type Program = keyof typeof PROGRAMS;

/** The path of an installed program, or `undefined`. `CHROME_PATH`, `FIREFOX_PATH`, `NGINX_PATH`, `CADDY_PATH`, `WEBKIT_DRIVER_PATH` go first. */
export function findProgram(name: Program): string | undefined {
  return PROGRAMS[name].paths.find((path) => path !== undefined && existsSync(path));
}

/** Prevents Debian from starting services while `install` runs: we need a web server as a program, not on port 80. */
function startingNothing(install: () => void): void {
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    if (isOurs) rmSync(policy);
  }
}

function install(packages: readonly string[]): void {
  const run = (...args: string[]): void => {
    execFileSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  run('update');
  startingNothing(() => run('install', '-y', '--no-install-recommends', ...packages));
}

if (import.meta.main) {
  const missing = (Object.keys(PROGRAMS) as Program[]).filter((name) => findProgram(name) === undefined);
  const packages = missing.flatMap((name) => PROGRAMS[name].packages);
  if (packages.length > 0) {
    const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
    if (canInstall) {
      console.log(`The tests need ${missing.join(', ')}: installing Debian's ${packages.join(', ')}.`);
      install(packages);
    } else {
      console.error(
        `The tests need ${missing.join(', ')}. Install them (sudo apt-get install ${packages.join(' ')}), or set CHROME_PATH, FIREFOX_PATH, NGINX_PATH, CADDY_PATH, WEBKIT_DRIVER_PATH.`,
      );
      process.exitCode = 1;
    }
  }
}
