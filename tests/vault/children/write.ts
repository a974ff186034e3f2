/** Writes pairs of notes, each pair in one transaction, and says the number of each pair that was confirmed. */
import { writeSync } from 'node:fs';
import { open } from './story.ts';

const vault = await open();
const insert = vault.db.prepare('insert into note (text) values (?)');
const pair = vault.db.transaction((at: number) => {
  insert.run(`${at} first ${'x'.repeat(900)}`);
  insert.run(`${at} second ${'y'.repeat(900)}`);
});
for (let at = 0; ; at += 1) {
  pair(at);
  // Written at once: what the test has read was confirmed before.
  writeSync(1, `${at}\n`);
}
