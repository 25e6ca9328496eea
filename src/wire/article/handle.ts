import { shown } from '../../archive/problem.ts';

const ID = /^(?:(\d{4}-\d{2}-\d{2})-)?([a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** The day and the handle in a value of `--id`: a whole id, or only its handle. */
export function partsOfId(id: string | undefined): { day?: string | undefined; handle?: string | undefined } {
  const [, day, handle] = ID.exec(id ?? '') ?? [];
  return { day, handle };
}

/** Whether `text` is a whole id or only a handle, as `--id` and file names may be. */
export function isIdOrHandle(text: string): boolean {
  return ID.test(text) && text.length <= 90 && !/^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** What is wrong with `--id` as the handle of a new article: it is missing or invalid. */
export function handleFault(id: string | undefined): string | undefined {
  if (id === undefined)
    return 'is needed: the handle of its permalink, which never changes. Say --id with lower-case ASCII words and hyphens, as --id port-talks.';
  return isIdOrHandle(id)
    ? undefined
    : `${shown(id)} is not a handle. Use lower-case ASCII letters, digits and single hyphens, at most 90.`;
}

// Unsuitable for an address: a UUID, a digest, part of a date path, an index page.
const NO_HANDLE = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}|^.{1,2}$|^index$/;

/**
 * The handle in an agency's own name for an item, if there is one
 * (in any case, with hyphens or underscores): `bridge` in
 * `https://agency.example/2024/bridge/`, `n209456` in `urn:newsml:agency.example:20240504:N209456`, `123` in
 * `https://agency.example/?p=123`.
 */
export function handleIn(name: string): string | undefined {
  const [address = '', query] = name.trim().split('#', 1)[0]?.split('?') ?? [];
  const last =
    query === undefined ? address.replace(/\/$/, '').split(/[/:]/).at(-1) : /^\w+=([^&=]+)$/.exec(query)?.[1];
  const handle = (last ?? '')
    .replace(/\.html?$/, '')
    .replaceAll('_', '-')
    .toLowerCase();
  return isIdOrHandle(handle) && !NO_HANDLE.test(handle) ? handle : undefined;
}
