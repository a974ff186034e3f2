/** How views are kept: whatever was kept, and by whichever version, opening them never fails. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  forgetViews,
  leaveView,
  MOST_CHARACTERS,
  MOST_VIEWS,
  openViews,
  sameViews,
  viewAsLeft,
  viewsAsText,
  watchViews,
} from '../../renderer/shell/view-state.ts';

const Words = z.string();
const left = (name: string) => viewAsLeft(name, Words);
afterEach(forgetViews);

describe('views', () => {
  it('are found as they were left, by the next window too', () => {
    openViews(null);
    leaveView('queue view', { filter: { states: ['lead'], text: 'café' }, sort: 'oldest' });
    leaveView('entities text', 'van');
    leaveView('entities text', 'white van');
    const kept = viewsAsText();
    forgetViews();
    openViews(kept);
    expect(left('entities text')).toBe('white van');
    expect(viewAsLeft('queue view', z.unknown())).toEqual({
      filter: { states: ['lead'], text: 'café' },
      sort: 'oldest',
    });
  });

  it('are nobody’s while nobody is signed in: what closes after the lock leaves nothing to the next person', () => {
    openViews(null);
    leaveView('entities text', 'Dunmore');
    forgetViews();
    leaveView('entities text', 'Dunmore, written as the list closes');
    expect(left('entities text')).toBeUndefined();
    openViews(null);
    expect(left('entities text')).toBeUndefined();
    expect(viewsAsText()).not.toContain('Dunmore');
  });

  it('of another shape are as if they had not been left', () => {
    openViews(JSON.stringify({ version: 1, views: [['entities text', { words: 'van' }]] }));
    expect(left('entities text')).toBeUndefined();
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"version":2,"views":[]}',
    '{"version":1,"views":{}}',
    '{"version":1,"views":[["a"]]}',
    '{"version":1,"views":[],"more":1}',
  ])('that nobody can read are passed over: %s', (text) => {
    openViews(text);
    leaveView('entities text', 'van');
    expect(left('entities text')).toBe('van');
  });

  it('never fail to open, whatever was kept', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        openViews(text);
        expect(left('entities text')).toBeUndefined();
        openViews(viewsAsText());
      }),
    );
  });

  it('are the same whichever was left last, and others where one is left otherwise', () => {
    openViews(null);
    leaveView('place', '#/queue');
    leaveView('entities text', 'van');
    const before = viewsAsText();
    leaveView('place', '#/my-work');
    expect(sameViews(before ?? '', viewsAsText() ?? '')).toBe(false);
    leaveView('place', '#/queue');
    expect(viewsAsText()).not.toBe(before);
    expect(sameViews(before ?? '', viewsAsText() ?? '')).toBe(true);
  });

  it('that were left last are the ones there is room for', () => {
    openViews(null);
    for (let n = 0; n < MOST_VIEWS + 50; n += 1) leaveView(`tips ${n} which`, 'linked');
    leaveView('tips 0 which', 'unlinked');
    openViews(viewsAsText());
    expect([left('tips 0 which'), left('tips 1 which')]).toEqual(['unlinked', undefined]);
    expect(left(`tips ${MOST_VIEWS + 49} which`)).toBe('linked');

    leaveView('long', 'x'.repeat(MOST_CHARACTERS - 1_000));
    leaveView('last', 'y'.repeat(5_000));
    const text = viewsAsText() ?? '';
    expect(text.length).toBeLessThan(MOST_CHARACTERS + 100);
    openViews(text);
    expect([left('last')?.length, left('long')]).toEqual([5_000, undefined]);
  });

  it('say when one of them was left otherwise', () => {
    openViews(null);
    let heard = 0;
    const stop = watchViews(() => {
      heard += 1;
    });
    leaveView('a', { row: 1 });
    leaveView('a', { row: 1 });
    stop();
    leaveView('a', 2);
    expect(heard).toBe(1);
  });
});
