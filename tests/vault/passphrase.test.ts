import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassphrase } from '../../main/vault/passphrase.ts';
import { codeOf } from './temporary-vault.ts';

describe('a passphrase is refused', () => {
  it.each([
    ['one character short', 'abxkq3mtrwzhp'],
    ['empty', ''],
    ['a common one', 'correct horse battery staple'],
    ['a common one in other clothes', 'Correct-Horse.Battery_STAPLE!'],
    ['one word twice', 'password password'],
    ['a pattern again and again', 'xyz7xyz7xyz7xyz7'],
    ['one key held down', 'aaaaaaaaaaaaaaaaaaaa'],
    ['four keys', 'aabbccddaacbdbacd'],
    ['counting', '12345678901234567890'],
    ['the alphabet backwards', 'zyxwvutsrqponmlkj'],
    ['a row of the keyboard', 'qwertyuiopasdfgh'],
    ['full-width digits that count', '１２３４５６７８９０１２３４'],
  ])('%s', async (_, passphrase) => {
    expect(await codeOf(() => checkPassphrase(passphrase))).toBe('PASSPHRASE_WEAK');
  });

  it('whatever it is, under 14 characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 13 }), (passphrase) => {
        // A ligature may become two letters; what counts is what it is made into.
        fc.pre(Array.from(passphrase.normalize('NFKC')).length < 14);
        expect(() => checkPassphrase(passphrase)).toThrow();
      }),
    );
  });
});

describe('a passphrase is taken', () => {
  it.each([
    'lantern gravel osprey tin',
    'correct horse battery',
    'cyfrinair hir iawn wir',
    'пастка зелений човен сім',
    '🦉🚲🧂🌧️🎻🍋🪁🧭🥁🪵🧶🪴🎲🧊',
    "&£*(!)_+~@?>|{'/}",
    'a1!b2@c3#d4$e5%',
  ])('%s', (passphrase) => {
    expect(() => checkPassphrase(passphrase)).not.toThrow();
  });
});
