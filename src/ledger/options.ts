import type { Decided } from './decisions.ts';

/** Reads the options of `npm run permalinks` into decisions. `errors` are those that cannot be understood, a line each. */
export function decisionsFrom(options: {
  keep?: readonly string[] | undefined;
  gone?: readonly string[] | undefined;
  moved?: readonly string[] | undefined;
}): { decided: Decided; errors: string[] } {
  const errors: string[] = [];
  const paragraphs = new Map<string, Map<number, number | 'gone'>>();
  const decide = (article: string, number: string, place: number | 'gone'): void => {
    paragraphs.set(article, (paragraphs.get(article) ?? new Map()).set(Number(number), place));
  };
  for (const option of options.keep ?? []) {
    const [, article, number, place] = /^([^#=]+)#p(\d+)=p?(\d+)$/.exec(option) ?? [];
    if (article && number && place) decide(article, number, Number(place));
    else errors.push(`--keep ${option}: is not understood. Write --keep <article>#p4=5.`);
  }
  const gone: { address: string; reason: string }[] = [];
  for (const option of options.gone ?? []) {
    const [, article, number] = /^([^#=]+)#p(\d+)$/.exec(option) ?? [];
    const [, address, reason] = /^([^#=]+)=(.*\S.*)$/s.exec(option) ?? [];
    if (article && number) decide(article, number, 'gone');
    else if (address && reason) gone.push({ address, reason: reason.replace(/\s+/g, ' ').trim() });
    else
      errors.push(`--gone ${option}: says no reason. Write --gone <address>="why", or --gone <article>#p4.`);
  }
  const moved: { from: string; to: string }[] = [];
  for (const option of options.moved ?? []) {
    const [, from, to] = /^([^#=]+)=([^#=]+)$/.exec(option) ?? [];
    if (from && to) moved.push({ from, to });
    else errors.push(`--moved ${option}: is not understood. Write --moved <old>=<new>.`);
  }
  return { decided: { paragraphs, moved, gone }, errors };
}
