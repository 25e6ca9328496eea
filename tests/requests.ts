import { connect } from 'node:net';

/** Requests that no browser sends, and the statuses with which a sound server may answer. */
export const HOSTILE_REQUESTS: readonly (readonly [line: string, statuses: readonly number[]])[] = [
  ['GET // HTTP/1.1', [404]],
  ['GET ///x HTTP/1.1', [404]],
  ['GET //elsewhere.example/ HTTP/1.1', [404]],
  ['GET /\\elsewhere.example/ HTTP/1.1', [404]],
  ['GET /% HTTP/1.1', [400, 404]],
  ['GET /%00 HTTP/1.1', [400, 404]],
  ['GET /%zz/ HTTP/1.1', [400, 404]],
  ['GET /a/%E0%A4%A/ HTTP/1.1', [400, 404]],
  ['GET /../../etc/passwd HTTP/1.1', [400, 404]],
  ['GET /a/../../../etc/passwd HTTP/1.1', [400, 404]],
  ['GET ? HTTP/1.1', [400, 404]],
  ['GET # HTTP/1.1', [400, 404]],
  ['OPTIONS * HTTP/1.1', [204, 400, 405]],
  ['GET * HTTP/1.1', [400, 404]],
  ['GET http://elsewhere.example/ HTTP/1.1', [200, 400, 404]],
  ['GET http://[ HTTP/1.1', [400, 404]],
  [`GET /${'a'.repeat(16_384)} HTTP/1.1`, [400, 404, 414, 431]],
  [`GET /${'%'.repeat(4_000)} HTTP/1.1`, [400, 404]],
  ['POST / HTTP/1.1', [404, 405]],
  ['PUT / HTTP/1.1', [404, 405]],
  ['DELETE / HTTP/1.1', [404, 405]],
  ['PATCH / HTTP/1.1', [404, 405]],
  ['TRACE / HTTP/1.1', [404, 405]],
  ['PROPFIND / HTTP/1.1', [404, 405]],
  ['BREW / HTTP/1.1', [400, 404, 405]],
  ['HEAD / HTTP/1.1', [200, 404]],
  ['GET / HTTP/9.9', [400, 505]],
  ['\u0000\u0001\u0002', [400]],
];

/** Sends one raw request line to a local server and returns the status of the response. */
export function statusOf(port: number, line: string): Promise<number> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      answer += chunk;
      const [, status] = /^HTTP\/1\.\d (\d{3})/.exec(answer) ?? [];
      if (status === undefined) return;
      socket.destroy();
      done(Number(status));
    });
    socket.on('error', failed);
    socket.on('close', () => done(0));
    socket.write(`${line}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
}
