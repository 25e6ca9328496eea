/**
 * Preloaded into a publication (`node --import`): kills it (SIGKILL) in the place of its upload number `STOP_AT` below the
 * address `STOP_BELOW`.
 */
const { STOP_AT, STOP_BELOW = '' } = process.env;
const send = globalThis.fetch;
let uploads = 0;
globalThis.fetch = (input, init): Promise<Response> => {
  const { method, url } = input instanceof Request ? input : { method: init?.method, url: String(input) };
  if (method === 'PUT' && url.startsWith(STOP_BELOW) && ++uploads === Number(STOP_AT))
    process.kill(process.pid, 'SIGKILL');
  return send(input, init);
};
