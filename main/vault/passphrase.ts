/**
 * Which passphrases are good enough, and how one becomes bytes. It must be long and uncommon; there are no composition rules:
 * National Cyber Security Centre, "Password administration for system owners", and NIST SP 800-63B, 5.1.1.2.
 */
import { VigilError } from '../../preload/contract/errors.ts';

const shortest = 14;

/** Fewer different characters than this amount to one key held down, or little more. */
const fewestDifferent = 5;

/** Long ones from the top of lists of leaked passwords, letters and digits only. */
const common: ReadonlySet<string> = new Set([
  'administrator1',
  'administrator123',
  'administratorpassword',
  'changemeplease',
  'changethispassword',
  'correcthorsebatterystaple',
  'counterterrorism',
  'ilovemyfamily',
  'iloveyouforever',
  'iloveyousomuch',
  'letmeinletmein',
  'letmeinplease',
  'manchesterunited',
  'mypasswordispassword',
  'metropolitanpolice',
  'newscotlandyard',
  'passphrasepassphrase',
  'password123456',
  'password1234567',
  'password12345678',
  'password123456789',
  'passwordpassword',
  'qwerty12345678',
  'qwerty123456789',
  'thequickbrownfox',
  'thisismypassphrase',
  'thisismypassword',
  'tottenhamhotspur',
  'welcome1234567',
  'welcome12345678',
  'welcometovigil',
  'whatsmypassword',
]);

const rows = ['qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', 'azertyuiopqsdfghjklmwxcvbn'];
const keyboard = rows.flatMap((row) => [row, Array.from(row).reverse().join('')]);

/** The same characters however they were typed: Unicode NFKC. */
export function normalised(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** The length of the shortest unit that `text` is a repetition of, the last one perhaps cut short. */
function period(text: readonly string[]): number {
  for (let length = 1; length < text.length; length += 1) {
    if (text.every((character, at) => at < length || character === text[at - length])) return length;
  }
  return text.length;
}

/** 123456…, abcdef…, or the same backwards: each character is next to the one before. */
function climbs(text: readonly string[]): boolean {
  const codes = text.map((character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return steps.filter((step) => step === 1 || step === -1 || step === 9 || step === -9).length >= steps.length * 0.8;
}

function patterned(text: readonly string[]): boolean {
  return new Set(text).size < fewestDifferent || period(text) <= text.length / 2 || climbs(text);
}

function tooCommon(passphrase: string): boolean {
  const folded = passphrase.toLowerCase();
  if (patterned(Array.from(folded))) return true;
  // The same without spaces and punctuation, unless it is mostly punctuation.
  const plain = folded.replace(/[^\p{L}\p{N}]/gu, '');
  if (plain.length < 8) return false;
  return common.has(plain) || patterned(Array.from(plain)) || keyboard.some((run) => run.includes(plain));
}

/** Throws PASSPHRASE_WEAK unless `passphrase` has at least 14 characters (code points) and is not a common one. */
export function checkPassphrase(passphrase: string): void {
  const text = normalised(passphrase);
  if (Array.from(text).length < shortest || tooCommon(text)) throw new VigilError('PASSPHRASE_WEAK');
}
