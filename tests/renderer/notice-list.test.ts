/** What the bell holds: the last thing first, the same kind counted together until it has been read. */
import { expect, it } from 'vitest';
import { type Notice, unreadOf, withNotice } from '../../renderer/shell/notice-list.ts';

const notice = (text: string, at: number, read = false): Notice => ({
  text,
  place: { name: 'my-work' },
  urgent: false,
  at,
  times: 1,
  read,
});
const shown = (notices: readonly Notice[]) => notices.map(({ text, times, at }) => [text, times, at]);

it('counts what nobody has read together, and begins again with what was read', () => {
  let held = withNotice([], notice('Watch-list match.', 1));
  held = withNotice(held, notice('Something has reached a case of yours.', 2));
  held = withNotice(held, notice('Watch-list match.', 3));
  expect(shown(held)).toEqual([
    ['Watch-list match.', 2, 3],
    ['Something has reached a case of yours.', 1, 2],
  ]);
  expect(unreadOf(held)).toBe(3);
  held = withNotice(
    held.map((one) => ({ ...one, read: true })),
    notice('Watch-list match.', 4),
  );
  expect(shown(held).slice(0, 2)).toEqual([
    ['Watch-list match.', 1, 4],
    ['Watch-list match.', 2, 3],
  ]);
});

it('keeps the last thirty', () => {
  let held: Notice[] = [];
  for (let n = 0; n < 40; n += 1) held = withNotice(held, notice(`Kind ${n}.`, n));
  expect(held).toHaveLength(30);
  expect(held[0]?.text).toBe('Kind 39.');
});
