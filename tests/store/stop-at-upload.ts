/**
 * Preloaded into a publication (`node --import`): sends it `STOP_SIGNAL` (default SIGKILL) at its upload number `STOP_AT` below
 * the address `STOP_BELOW`.
 */
const { STOP_AT, STOP_BELOW = '', STOP_SIGNAL = 'SIGKILL' } = process.env;
const send = globalThis.fetch;
let uploads = 0;
globalThis.fetch = (input, init): Promise<Response> => {
  const { method, url } = input instanceof Request ? input : { method: init?.method, url: String(input) };
  if (method === 'PUT' && url.startsWith(STOP_BELOW) && ++uploads === Number(STOP_AT))
    process.kill(process.pid, STOP_SIGNAL);
  return send(input, init);
};
