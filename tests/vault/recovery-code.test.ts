import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRecoverySecret, readRecoveryCode, writeRecoveryCode } from '../../main/vault/recovery.ts';
import { codeOf } from './temporary-vault.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('a recovery code that was copied wrongly', () => {
  it('is noticed whichever one character is another', () => {
    const code = writeRecoveryCode(newRecoverySecret()).replaceAll('-', '');
    for (let at = 0; at < code.length; at += 1) {
      for (const other of alphabet) {
        const typed = code.slice(0, at) + other + code.slice(at + 1);
        if (typed !== code) expect(() => readRecoveryCode(typed), `${at} ${other}`).toThrow();
      }
    }
  });

  it('is noticed whichever two neighbours are swapped', () => {
    fc.assert(
      fc.property(secrets, fc.nat(31), (secret, at) => {
        const code = writeRecoveryCode(secret).replaceAll('-', '');
        const typed = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        fc.pre(typed !== code);
        expect(() => readRecoveryCode(typed)).toThrow();
      }),
    );
  });

  it.each([
    ['', 'empty'],
    ['U'.repeat(33), 'a letter that is in no code'],
    ['0'.repeat(32), 'too short'],
    ['0'.repeat(34), 'too long'],
  ])('is refused by name: %s (%s)', async (typed) => {
    expect(await codeOf(() => readRecoveryCode(typed))).toBe('RECOVERY_CODE_WRONG');
  });

  it('is never read as something else, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 40 })),
        (typed) => {
          let read: Buffer;
          try {
            read = readRecoveryCode(typed);
          } catch (error) {
            expect(error).toMatchObject({ code: 'RECOVERY_CODE_WRONG' });
            return;
          }
          expect(read).toHaveLength(20);
        },
      ),
    );
  });
});

describe('a recovery code from paper', () => {
  it('stands in groups of four and a check character', () => {
    expect(writeRecoveryCode(newRecoverySecret())).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]$/);
  });

  it('reads back however it is typed', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = writeRecoveryCode(secret);
        const careless = code.toLowerCase().replaceAll('-', ' – ').replaceAll('0', 'o').replaceAll('1', 'l');
        for (const typed of [
          code,
          code.replaceAll('-', ''),
          careless,
          code.replaceAll('1', 'I').replaceAll('0', 'O'),
        ]) {
          expect(readRecoveryCode(typed)).toEqual(Buffer.from(secret));
        }
      }),
    );
  });
});
