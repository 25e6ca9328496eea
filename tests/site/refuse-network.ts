import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

/**
 * Preloaded into a program (`node --import`): refuses every connection and name lookup outside this machine, and
 * records it in the file `NETWORK_LOG`. Pipes and file system sockets still work.
 */
function refused(what: string): Error {
  appendFileSync(process.env.NETWORK_LOG as string, `${what}\n`);
  return new Error(`No network in this build: ${what}`);
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const [first] = args.flat() as ({ path?: string; host?: string; port?: number } | string | number)[];
  const isPipe = typeof first === 'string' || (typeof first === 'object' && first?.path !== undefined);
  if (!isPipe) throw refused(`connect ${JSON.stringify(first)}`);
  return connect.apply(this, args as Parameters<typeof connect>);
} as typeof connect;

for (const ask of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
  Object.assign(dns, {
    [ask]: (name: string) => {
      throw refused(`${ask} ${name}`);
    },
  });
}
