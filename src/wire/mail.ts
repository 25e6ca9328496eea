import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { LIMITS } from './incoming.ts';
import { isoOfMailDate } from './instant.ts';

/** An attachment of a mail. */
export interface Attached {
  name: string;
  /** Its media type in the mail, `image/jpeg`. */
  type: string;
  bytes: Uint8Array;
}

/** The parts of an e-mail, or why it could not be read. */
export interface Mail {
  subject: string;
  /** When it was sent, in ISO 8601, with the zone as written. */
  date: string;
  sender: string;
  lang?: string | undefined;
  text: string;
  html: string;
  /** A web page that a browser saved as an archive (MHTML), not a letter. */
  isPage: boolean;
  attached: Attached[];
  /** A message of one line; everything else is then empty. */
  fault?: string;
}

const NOTHING = { subject: '', date: '', sender: '', text: '', html: '', isPage: false, attached: [] };
const FIELD =
  /^(?:Return-Path|Received|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding|X-[\w-]+|DKIM-Signature|Delivered-To|Reply-To|Snapshot-Content-Location):/i;

/** Whether `bytes` begin with an e-mail header block: only header fields, at least two of which every mail has. */
export function isMail(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 65_536))
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');
  const [head = ''] = start.replace(/^From .*\r?\n/, '').split(/\r?\n\r?\n/, 1);
  const fields = head.split(/\r?\n(?![ \t])/);
  const known = fields.filter((line) => FIELD.test(line));
  return known.length >= 2 && /^(?:From|Subject|Received):/im.test(head);
}

/** A charset in a mail that cannot be decoded here: its text would come out wrong. */
function unknownCharset(bytes: Uint8Array): string | undefined {
  const labels = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/\bcharset\s*=\s*["']?([\w.:-]{1,40})|=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?[bq]\?/gi);
  const names = new Set([...labels].map(([, part, word]) => (part ?? word ?? '').toLowerCase()));
  return [...names].slice(0, 100).find((name) => {
    try {
      new TextDecoder(name);
      return false;
    } catch {
      return true;
    }
  });
}

function attachedTo({ filename, mimeType, content }: Attachment, i: number): Attached {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: filename ?? `attachment ${i + 1}`, type: mimeType, bytes };
}

function mailOf(email: Email): Mail {
  const header = (name: string): string => email.headers.find(({ key }) => key === name)?.value ?? '';
  return {
    subject: (email.subject ?? '').replace(/\s+/g, ' ').trim(),
    date: isoOfMailDate(header('date')),
    sender: email.from?.name ?? '',
    lang: header('content-language').split(',')[0]?.trim() || undefined,
    text: (email.text ?? '').replace(/\r\n?/g, '\n'),
    html: email.html ?? '',
    isPage: header('snapshot-content-location') !== '',
    attached: email.attachments.map(attachedTo),
  };
}

/** Splits an e-mail (RFC 5322, MIME) into its parts. Fetches no links. Never rejects: an error is in `fault`. */
export async function openMail(bytes: Uint8Array): Promise<Mail> {
  if (bytes.length > LIMITS.mail)
    return { ...NOTHING, fault: 'is larger than 32 MiB. Save its words as a text file, and import that.' };
  const strange = unknownCharset(bytes);
  if (strange !== undefined)
    return {
      ...NOTHING,
      fault: `says that its charset is "${strange}", which nothing here reads. Save its words as a text file in UTF-8, and import that.`,
    };
  try {
    return mailOf(await PostalMime.parse(bytes, { maxNestingDepth: 50, forceRfc822Attachments: true }));
  } catch {
    const fault =
      'is an e-mail that cannot be taken apart. Save its words as a text file in UTF-8, and import that.';
    return { ...NOTHING, fault };
  }
}
