import type { Incoming } from './incoming.ts';

// What a desk writes under a dispatch for other desks: that it ends, its time, or that more follows.
const MARK =
  /^(?:\/{2}\s*)?(?:انتهى|انتهت|يتبع|يُتبع)(?:\s*\/{2})?[.،]?$|^\d{1,2}[:.]\d{2}\s*(?:ت\s*\.?\s*م|غ\s*\.?\s*م|بتوقيت غرينتش)\.?$/u;
// The number of the item. Alone it may belong to the text; beside another mark it does not.
const NUMBER = /^[\d٠-٩]{3,5}$/;
// «عام / الوزير يصل / إضافة أولى»: the desk, the headline, and the take.
const HEADING =
  /^(?:عام|سياسي|اقتصادي|رياضي|ثقافي|محلي|دولي|اجتماعي|علمي|طقس)\s+\/\s+(.+?)(?:\s+\/\s+((?:إضافة|اضافة)\s+\p{L}+(?:\s+(?:و)?أخيرة)?|عاجل))?$/u;

/**
 * `incoming` without desk marks: those below the text, and those around the headline in the Saudi Press Agency's form.
 * Each removal is noted. Marks within the text stay, because they may be words.
 */
export function withoutDeskMarks(incoming: Incoming): Incoming {
  const notes: string[] = [];
  const apart = (where: string, mark: string): void => {
    notes.push(`${where}: set apart, a mark of the desk: ${mark}. To keep such marks, say --keep-marks.`);
  };
  let end = incoming.paragraphs.length;
  while (end > 1 && [MARK, NUMBER].some((mark) => mark.test((incoming.paragraphs[end - 1] as string).trim())))
    end--;
  const below = incoming.paragraphs.slice(end).map((paragraph) => paragraph.trim());
  const areMarks = below.some((paragraph) => MARK.test(paragraph));
  if (areMarks) for (const mark of below) apart('body', mark);
  const [whole, words] = HEADING.exec(incoming.headline) ?? [];
  if (words !== undefined && whole !== words) apart('headline', whole?.replace(words, '…') ?? '');
  return {
    ...incoming,
    headline: words ?? incoming.headline,
    paragraphs: areMarks ? incoming.paragraphs.slice(0, end) : incoming.paragraphs,
    notes: [...incoming.notes, ...notes],
  };
}
