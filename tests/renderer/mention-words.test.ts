import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timesMentioned } from '../../preload/contract/notes.ts';
import { mentionAt, stillMentioned, withMention } from '../../renderer/features/investigations/notes/mention-words.ts';

describe('what is typed after an @', () => {
  it.each([
    ['Over to @', ''],
    ['Over to @ha', 'ha'],
    ['Over to @hala fa', 'hala fa'],
    ['Over to @hala farouk please', null],
    // A mail address mentions nobody.
    ['desk@ha', null],
    ['nobody', null],
  ])('%s', (text, typed) => {
    expect(mentionAt(text, text.length)).toBe(typed);
  });

  it('is replaced by the name, wherever it stands, and nothing else of the text changes', () => {
    const words = fc.stringMatching(/^[a-z ]{0,20}$/);
    fc.assert(
      fc.property(words, fc.stringMatching(/^[a-z]{0,6}$/), words, (before, typed, after) => {
        const text = `${before} @${typed}${after === '' ? '' : ` ${after}`}`;
        const caret = before.length + 2 + typed.length;
        const next = withMention(text, caret, 'Hala Farouk');
        expect(next.text).toBe(`${before} @Hala Farouk ${after.trimStart()}`);
        expect(next.text.slice(0, next.caret)).toBe(`${before} @Hala Farouk `);
        expect(timesMentioned(next.text, 'Hala Farouk')).toBe(1);
      }),
    );
  });
});

it('of two people with one name, whoever was chosen last is told, and both where both are named', () => {
  const people = [
    { id: 3, name: 'J. Smith' },
    { id: 7, name: 'J. Smith' },
  ];
  expect(stillMentioned('For @J. Smith', people)).toEqual([{ id: 7, name: 'J. Smith' }]);
  expect(stillMentioned('@J. Smith and @J. Smith', people)).toEqual(people);
  expect(stillMentioned('@J. Smithson', people)).toEqual([]);
});
