/** Kinds of mistakes that users of other finders of names reported, with inputs of our own. The references stand in docs/reading.md. */
import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';
import { findDuplicates } from '../../main/matching/near-duplicates/index.ts';

const receivedAt = '2026-03-11T10:00:00+00:00';
const persons = (text: string): string[] =>
  extract(text, { receivedAt })
    .filter((one) => one.kind === 'person')
    .map((one) => one.text);

describe('a name of a person', () => {
  it.each([
    ['in capitals throughout', 'WITNESS IS PETRA LOMAS OF THRUPLEY', ['PETRA LOMAS']],
    ['in small letters throughout', 'ask petra lomas she saw it all', ['petra lomas']],
    ['that no list has, beside an emoji', 'Hello Zelisa 🌺 thank you for ringing about the drone', ['Zelisa']],
    ['that is a verb too, before another', 'I saw Mark and Petra at the school', ['Mark', 'Petra']],
    [
      'surname first, in a list',
      '1. Okonjo Ruth\n2. Okonjo Samuel\n3. Lomas Petra',
      ['Okonjo Ruth', 'Okonjo Samuel', 'Lomas Petra'],
    ],
    ['behind a word with a capital', 'Former Labour MP Petra Lomas said it was a hoax', ['Petra Lomas']],
    ['behind a rank', 'This is some text. Sgt Olav Knowles said: come at once.', ['Olav Knowles']],
    ['behind a quotation', '"This is mine," Belinda Oake told the porter.', ['Belinda Oake']],
    ['with an owner’s ending', "Petra Lomas's brother has the keys", ['Petra Lomas']],
    ['with an accent, behind a title in small letters', 'my next lesson is by mister Höschle', ['Höschle']],
    ['with a curly apostrophe', 'I mean Fergal O’Dowd, not his son', ['Fergal O’Dowd']],
    ['of three parts, whole', 'His name is Abdul Naveed Khan and he is from Wexmouth', ['Abdul Naveed Khan']],
    ['that ends with s', 'Bernie Sandersons rang about it', ['Bernie Sandersons']],
  ])('is found %s', (_, text, expected) => {
    expect(persons(text)).toEqual(expected);
  });

  it.each([
    ['numbers', '1607635102.00 -0.96 and 44 e7'],
    ['words of a table', 'Total Amount Due Balance Carried Forward'],
    ['what is only a place', 'The Albany is shut. Leeds won. Lincoln lost to York.'],
    ['a greeting', 'Good Morning Team, Happy New Year to all'],
  ])('is not seen in %s', (_, text) => {
    expect(persons(text)).toEqual([]);
  });
});

it('long texts in everyday English do not become copies of one another by their common parts', () => {
  const everyday =
    'I do not want to give my name and I hope that you will look at it as soon as you can. Thank you for your help with this. ';
  const told = [
    'The drone came from the quarry.',
    'My lodger has four passports.',
    'Somebody rang the bells at two.',
  ].map((one, at) => ({ receivedAt: `2026-03-0${at + 1}T10:00:00Z`, text: `${everyday}${one} ${everyday}` }));
  expect(findDuplicates(told)).toEqual([]);
});
