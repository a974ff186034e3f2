/**
 * The recovery code: 160 random bits as a person can copy them from paper. Crockford's base 32 in groups of four, and one
 * check character over GF(32), which notices every single wrong character and every swap of two neighbours.
 */
import { randomBytes } from 'node:crypto';
import { VigilError } from '../../preload/contract/errors.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretBytes = 20;
const secretSymbols = 32;

/** Multiplies by x in GF(32) with x^5 + x^2 + 1, where x generates every element but zero. */
function timesX(value: number): number {
  const doubled = value << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}

/** Horner's rule: each symbol has a different weight from its neighbours, and the last a different one from that of the check (1). */
function checkSymbol(symbols: readonly number[]): number {
  return timesX(symbols.reduce((sum, symbol) => timesX(sum) ^ symbol, 0));
}

function toSymbols(secret: Uint8Array): number[] {
  const symbols: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of secret) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      symbols.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return symbols;
}

function toBytes(symbols: readonly number[]): Buffer {
  const secret = Buffer.alloc(secretBytes);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const symbol of symbols) {
    held = (held << 5) | symbol;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      secret[at] = (held >> bits) & 255;
      at += 1;
    }
    held &= (1 << bits) - 1;
  }
  return secret;
}

/** 160 fresh random bits. */
export function newRecoverySecret(): Buffer {
  return randomBytes(secretBytes);
}

/** The code for 20 secret bytes: eight groups of four and the check character, `XXXX-…-XXXX-C`. */
export function writeRecoveryCode(secret: Uint8Array): string {
  const symbols = toSymbols(secret);
  const text = [...symbols, checkSymbol(symbols)].map((symbol) => alphabet.charAt(symbol)).join('');
  return text.match(/.{1,4}/g)?.join('-') ?? text;
}

/**
 * The 20 secret bytes of a code as a person typed it: case, spaces and dashes do not matter, O reads as 0, I and L as 1.
 * Throws RECOVERY_CODE_WRONG for anything else, a typing mistake included.
 */
export function readRecoveryCode(typed: string): Buffer {
  const folded = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const symbols = Array.from(folded, (character) => alphabet.indexOf(character));
  const secret = symbols.slice(0, secretSymbols);
  const sound = symbols.length === secretSymbols + 1 && !symbols.includes(-1);
  if (!sound || checkSymbol(secret) !== symbols[secretSymbols]) throw new VigilError('RECOVERY_CODE_WRONG');
  return toBytes(secret);
}
