/** Who a mail is from, and how they are reached. Everybody it names is kept, with the sealed source. */
import { addressParser, type Mailbox } from 'postal-mime';
import { replaceWords } from './encoded-words.ts';
import { allOf, firstOf, type Headers } from './header.ts';
import type { MailNote } from './note.ts';

export interface People {
  /** How the source is reached: name and address. */
  contact: string;
  /** Everybody else who may have said it, each with what they have to do with it. */
  others: string[];
  notes: MailNote[];
}

/** No more of a header line is looked at: it would be a list of strangers. */
const longestList = 32 * 1024;

/** Stand for an encoded word while the line is taken apart: what it holds may look like a further address. */
const [standsFor, ends] = ['\ue000', '\ue001'];

/** The mailboxes of one line. */
function boxesOf(line: string): Mailbox[] {
  const words: string[] = [];
  const taken = replaceWords(line.slice(0, longestList).replace(/[\ue000\ue001]/g, ''), (text) => {
    words.push(text);
    return `${standsFor}${words.length - 1}${ends}`;
  });
  const back = (text: string) => text.replace(/\ue000(\d+)\ue001/g, (_, place: string) => words[Number(place)] ?? '');
  return addressParser(taken, { flatten: true }).flatMap((one) =>
    one.group === undefined ? [{ name: back(one.name), address: back(one.address) }] : [],
  );
}

const mailboxes = (headers: Headers, name: string): Mailbox[] =>
  allOf(headers, name)
    .flatMap(boxesOf)
    .filter(({ name: called, address }) => address !== '' || called !== '');

const written = ({ name, address }: Mailbox): string => {
  const plain = name.replace(/[\0\r\n]+/g, ' ').trim();
  if (address === '') return plain;
  return plain === '' || plain === address ? address : `${plain} <${address}>`;
};
const key = ({ name, address }: Mailbox) => (address || name).toLowerCase();

/** Each once, without those in `known`. */
function apart(found: readonly Mailbox[], known: readonly Mailbox[]): Mailbox[] {
  const seen = new Set(known.map(key));
  return found.filter((one) => {
    const fresh = !seen.has(key(one));
    seen.add(key(one));
    return fresh;
  });
}

/** Senders that are programs. */
const machine =
  /^(?:no-?_?reply|do-?_?not-?_?reply|mailer-daemon|postmaster|web-?_?(?:forms?|site|master|mail)|forms?|wordpress|www-data|apache|nobody|notifications?|alerts?|bounces?)(?:[.+_@-]|$)/i;

/** Who wrote it: those that answers go to, where the sender is a program or the one that receives it. */
export function peopleOf(headers: Headers): People {
  const from = apart(mailboxes(headers, 'from'), []);
  const originals = apart([...mailboxes(headers, 'x-original-from'), ...mailboxes(headers, 'x-original-sender')], from);
  const replies = apart(mailboxes(headers, 'reply-to'), [...from, ...originals]);
  const senders = apart(
    [...mailboxes(headers, 'sender'), ...mailboxes(headers, 'resent-from')],
    [...from, ...originals, ...replies],
  );
  const receivers = new Set(
    ['to', 'delivered-to', 'x-original-to'].flatMap((name) => mailboxes(headers, name)).map(key),
  );
  const [first] = from;
  const byProgram = first === undefined || machine.test(first.address) || receivers.has(key(first));
  const inOrder = [
    ...(byProgram ? [...originals, ...replies] : []).map((one) => ({ one, as: 'answers go to' })),
    ...from.map((one, at) => ({ one, as: at === 0 ? 'sent by' : 'also from' })),
    ...originals.map((one) => ({ one, as: 'originally from' })),
    ...replies.map((one) => ({ one, as: 'answers go to' })),
    ...senders.map((one) => ({ one, as: 'sent by' })),
  ].filter(({ one }, at, all) => all.findIndex((other) => key(other.one) === key(one)) === at);
  const notes: MailNote[] = [];
  if (from.length > 1) notes.push('MAIL_SEVERAL_SENDERS');
  if (originals.length + replies.length > 0) notes.push('MAIL_REPLY_ELSEWHERE');
  const [source, ...rest] = inOrder;
  if (source === undefined) {
    const path =
      firstOf(headers, 'return-path')
        ?.slice(0, 400)
        .replace(/[<>\0]/g, '')
        .trim() ?? '';
    return { contact: path, others: [], notes: ['MAIL_SENDER_MISSING'] };
  }
  return { contact: written(source.one), others: rest.map(({ one, as }) => `${as} ${written(one)}`), notes };
}
