import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { SaxesParser } from 'saxes';
import { type ListPage, listKeys, type PageStart } from './listing.ts';

/** A fault of the store that its user can correct, in one line. */
export class StoreFault extends Error {}

/** A place in an object store: a bucket, and a key prefix ('' or a path with a final slash). */
export interface Place {
  bucket: string;
  prefix: string;
}

/** The place named by `s3://bucket/prefix`. Throws a `StoreFault` for any other address. */
export function placeOf(address: string): Place {
  const [, bucket, path = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*))?$/.exec(address) ?? [];
  const segments = path.split('/').filter((segment) => segment !== '');
  if (bucket === undefined || segments.some((segment) => /^\.+$/.test(segment)))
    throw new StoreFault(
      `"${address}" is not an address of an object store. Write s3://bucket or s3://bucket/prefix.`,
    );
  return { bucket, prefix: segments.map((segment) => `${segment}/`).join('') };
}

/** Reads and writes a place in a store. Keys are without the prefix. */
export interface Store {
  /** All keys, each with its ETag if that is the MD5 of the file (in hex). Sooner, if those that are `expected` are most of them. */
  list(expected?: Iterable<string>): Promise<Map<string, string>>;
  get(key: string): Promise<string | undefined>;
  /** The bytes of a file of `size` bytes, which is how long it may take. */
  getBytes(key: string, size: number): Promise<Buffer | undefined>;
  /** Writes a file. With `isNew`, writes nothing and returns false if the key exists. */
  put(key: string, bytes: Buffer, headers: Record<string, string>, isNew?: boolean): Promise<boolean>;
  remove(key: string): Promise<void>;
}

const ATTEMPTS = 5;
/** The time limit of a request, in milliseconds. */
const LONGEST = 60_000;
/** A file may take longer, if it comes with at least so many bytes in a millisecond. */
const SLOWEST = 100;

/** The name and text of each element of a response, in order. */
function elementsOf(xml: string): [name: string, text: string][] {
  const found: [string, string][] = [];
  const parser = new SaxesParser();
  let text = '';
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', (more) => {
    text += more;
  });
  parser.on('closetag', ({ name }) => found.push([name, text]));
  parser.write(xml).close();
  return found;
}

/** Sends a request about a file of `size` bytes. */
type Send = (url: URL, init?: RequestInit, size?: number) => Promise<Response>;

/** A response with its whole body, so that a connection lost in the middle is a failure of the request. */
async function whole(answer: Response): Promise<Response> {
  const bytes = await answer.arrayBuffer();
  return new Response(bytes.byteLength > 0 ? bytes : null, answer);
}

/** Sends signed requests to `endpoint`. Retries temporary failures, with doubling delays. */
function sender(aws: AwsClient, endpoint: string): Send {
  return async (url, init = {}, size = 0) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await aws
        .fetch(url.href, { ...init, signal: AbortSignal.timeout(LONGEST + Math.ceil(size / SLOWEST)) })
        .then(whole)
        .catch((error: Error) => error);
      // 501 means that the store does not support the request, so retrying is useless.
      const isPassing =
        answer instanceof Error || (answer.status >= 500 && answer.status !== 501) || answer.status === 429;
      if (!isPassing) return answer;
      if (attempt === ATTEMPTS)
        throw new StoreFault(
          answer instanceof Error
            ? `${endpoint}: does not answer. See that AWS_ENDPOINT_URL_S3 is right and the store runs.`
            : `${endpoint}: answers ${answer.status}. Try again later: what is there stays.`,
        );
      await setTimeout(100 * 2 ** attempt);
    }
  };
}

async function expectDone(answer: Response, { bucket }: Place): Promise<Response> {
  if (answer.ok) return answer;
  const [, code = ''] =
    elementsOf((await answer.text()) || '<none/>').find(([name]) => name === 'Code') ?? [];
  if (answer.status === 403)
    throw new StoreFault(
      `s3://${bucket}: the store refuses these credentials (${code}). See AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION.`,
    );
  if (answer.status === 404)
    throw new StoreFault(`s3://${bucket}: this bucket does not exist. Create it, or name another.`);
  throw new StoreFault(`s3://${bucket}: the store answers ${answer.status} ${code}.`);
}

/** Credentials and endpoint, from the environment only. Throws a `StoreFault` that names what is missing. */
function accessFrom(env: NodeJS.ProcessEnv): { aws: AwsClient; endpoint: string } {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey)
    throw new StoreFault(
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set. Set them to the credentials of the store.',
    );
  const region = env.AWS_REGION || 'us-east-1';
  const endpoint = env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL || `https://s3.${region}.amazonaws.com`;
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw new StoreFault(`AWS_ENDPOINT_URL_S3: "${endpoint}" is not an address. Write https://host.`);
  const sessionToken = env.AWS_SESSION_TOKEN;
  const aws = new AwsClient({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    service: 's3',
    region,
    retries: 0,
  });
  return { aws, endpoint };
}

/**
 * How long to wait until a simultaneous write becomes visible, on a store without conditional
 * requests, in milliseconds.
 */
const SETTLE = 1_500;

/**
 * `put` with `isNew` for a store without conditional requests (Swift): checks before and after. The last writer wins.
 */
async function putAfterLook(
  store: Store,
  key: string,
  bytes: Buffer,
  headers: Record<string, string>,
): Promise<boolean> {
  if ((await store.get(key)) !== undefined) return false;
  await store.put(key, bytes, headers);
  await setTimeout(SETTLE);
  return (await store.get(key)) === bytes.toString();
}

/** Opens a place of an S3-compatible store with the settings in `env`. Sends no request yet. */
export function openStore(place: Place, env: NodeJS.ProcessEnv): Store {
  const { aws, endpoint } = accessFrom(env);
  const send = sender(aws, endpoint);
  const bucket = `${endpoint.replace(/\/+$/, '')}/${place.bucket}`;
  const at = (key: string): URL =>
    new URL(`${bucket}/${(place.prefix + key).split('/').map(encodeURIComponent).join('/')}`);
  const page = async ({ after, token }: PageStart): Promise<ListPage> => {
    const url = new URL(bucket);
    url.search = new URLSearchParams({
      'list-type': '2',
      prefix: place.prefix,
      ...(after !== undefined && { 'start-after': place.prefix + after }),
      ...(token !== undefined && { 'continuation-token': token }),
    }).toString();
    const elements = elementsOf(await (await expectDone(await send(url), place)).text());
    const files: [string, string][] = [];
    let key = '';
    for (const [name, text] of elements) {
      if (name === 'Key') key = text.slice(place.prefix.length);
      if (name === 'ETag') files.push([key, text.replaceAll('"', '')]);
    }
    // An empty one ends the list, too.
    const next = elements.find(([name]) => name === 'NextContinuationToken')?.[1];
    return { files, next: next || undefined };
  };
  return {
    list: (expected) => listKeys(page, expected),
    async get(key) {
      const answer = await send(at(key));
      return answer.status === 404 ? undefined : (await expectDone(answer, place)).text();
    },
    async getBytes(key, size) {
      const answer = await send(at(key), {}, size);
      if (answer.status === 404) return undefined;
      return Buffer.from(await (await expectDone(answer, place)).arrayBuffer());
    },
    async put(key, bytes, headers, isNew = false): Promise<boolean> {
      const sum = createHash('md5').update(bytes).digest('base64');
      const condition: Record<string, string> = isNew ? { 'If-None-Match': '*' } : {};
      const init = {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: { ...headers, ...condition, 'Content-MD5': sum },
      };
      const answer = await send(at(key), init, bytes.length);
      if (isNew && (answer.status === 412 || answer.status === 409)) return false;
      if (isNew && answer.status === 501) return putAfterLook(this, key, bytes, headers);
      await expectDone(answer, place);
      return true;
    },
    async remove(key) {
      const answer = await send(at(key), { method: 'DELETE' });
      if (answer.status !== 404) await expectDone(answer, place);
    },
  };
}
