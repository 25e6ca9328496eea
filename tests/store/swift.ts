import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';

const PACKAGES = ['swift', 'swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'memcached'];
const PORTS = { proxy: 18085, memcached: 18211, account: 18202, container: 18201, object: 18200 } as const;

/** The credentials of a publisher's environment. */
export const ACCESS = {
  AWS_ACCESS_KEY_ID: 'test:tester',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${PORTS.proxy}`,
  AWS_REGION: 'us-east-1',
};

/** Signs requests with them. */
export const aws = new AwsClient({
  accessKeyId: ACCESS.AWS_ACCESS_KEY_ID,
  secretAccessKey: ACCESS.AWS_SECRET_ACCESS_KEY,
  service: 's3',
  region: ACCESS.AWS_REGION,
});

/** Creates buckets in the running store. */
export async function createBuckets(...names: string[]): Promise<void> {
  for (const name of names) await aws.fetch(`${ACCESS.AWS_ENDPOINT_URL_S3}/${name}`, { method: 'PUT' });
}

function install(): void {
  if (existsSync('/usr/bin/swift-proxy-server')) return;
  console.log('The tests of publishing need OpenStack Swift: installing it from Debian, as root.');
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function configure(root: string): void {
  for (const folder of ['etc', 'node/disk', 'cache']) mkdirSync(join(root, folder), { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(root, 'etc', name), text);
  write(
    'swift.conf',
    '[swift-hash]\nswift_hash_path_prefix = before\nswift_hash_path_suffix = after\n[storage-policy:0]\nname = single\ndefault = yes\n',
  );
  for (const name of ['account', 'container', 'object'] as const) {
    write(
      `${name}.conf`,
      `[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${PORTS[name]}\nworkers = 1\nuser = root\nswift_dir = ${root}/etc\ndevices = ${root}/node\nmount_check = false\nrecon_cache_path = ${root}/cache\n[pipeline:main]\npipeline = ${name}-server\n[app:${name}-server]\nuse = egg:swift#${name}\n`,
    );
    const ring = (...args: string[]): Buffer =>
      execFileSync('swift-ring-builder', [join(root, 'etc', `${name}.builder`), ...args]);
    ring('create', '4', '1', '1');
    ring('add', `r1z1-127.0.0.1:${PORTS[name]}/disk`, '1');
    ring('rebalance');
  }
  write(
    'proxy.conf',
    `[DEFAULT]\nbind_ip = 127.0.0.1\nbind_port = ${PORTS.proxy}\nworkers = 1\nuser = root\nswift_dir = ${root}/etc\n[pipeline:main]\npipeline = catch_errors healthcheck cache s3api tempauth proxy-server\n[filter:catch_errors]\nuse = egg:swift#catch_errors\n[filter:healthcheck]\nuse = egg:swift#healthcheck\n[filter:cache]\nuse = egg:swift#memcache\nmemcache_servers = 127.0.0.1:${PORTS.memcached}\n[filter:s3api]\nuse = egg:swift#s3api\n[filter:tempauth]\nuse = egg:swift#tempauth\nuser_test_tester = testing .admin\n[app:proxy-server]\nuse = egg:swift#proxy\nallow_account_management = true\naccount_autocreate = true\n`,
  );
}

/** Starts a store with its data below `root`, without replicas; returns a function that stops it. */
export async function startSwift(root: string): Promise<() => void> {
  install();
  configure(root);
  const begin = (command: string, ...args: string[]): ChildProcess =>
    spawn(command, args, { stdio: 'ignore', detached: true });
  const servers = [
    begin('memcached', '-u', 'root', '-l', '127.0.0.1', '-p', String(PORTS.memcached)),
    ...(['account', 'container', 'object', 'proxy'] as const).map((name) =>
      begin(`swift-${name}-server`, join(root, 'etc', `${name}.conf`)),
    ),
  ];
  const stop = (): void => {
    for (const { pid } of servers) if (pid !== undefined) process.kill(-pid);
  };
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${ACCESS.AWS_ENDPOINT_URL_S3}/healthcheck`).catch(() => undefined);
    if (answer?.ok) return stop;
    await setTimeout(300);
  }
  stop();
  throw new Error('Swift did not start.');
}

/** Lets anonymous readers read a bucket but not list it; returns its public address. */
export async function openToReaders(bucket: string): Promise<string> {
  const url = ACCESS.AWS_ENDPOINT_URL_S3;
  const login = await fetch(`${url}/auth/v1.0`, {
    headers: { 'x-auth-user': ACCESS.AWS_ACCESS_KEY_ID, 'x-auth-key': ACCESS.AWS_SECRET_ACCESS_KEY },
  });
  const storage = login.headers.get('x-storage-url') ?? '';
  await fetch(`${storage}/${bucket}`, {
    method: 'POST',
    headers: { 'x-auth-token': login.headers.get('x-auth-token') ?? '', 'x-container-read': '.r:*' },
  });
  return `${storage}/${bucket}`;
}
