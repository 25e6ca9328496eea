import { expect, inject, test } from 'vitest';
import { HOSTILE_REQUESTS, statusOf } from '../requests.ts';

const { url, base } = inject('fixture');
const port = Number(new URL(url).port);

test.each(HOSTILE_REQUESTS)('%j does not stop the server', async (line, statuses) => {
  expect(statuses).toContain(await statusOf(port, line.slice(0, 20_000)));
  expect(await statusOf(port, `GET ${base} HTTP/1.1`)).toBe(200);
});

test('methods other than GET and HEAD are refused, with the allowed ones named', async () => {
  const response = await fetch(url, { method: 'POST' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});
