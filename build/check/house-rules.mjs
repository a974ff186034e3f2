// Rules that no other tool checks: no word that was given up, no way past need to know except those listed, no silenced check, no
// note to do something later, no file that grew too long, no comment or document that names a file that does not exist, no words of a
// screen outside its catalogue, no name in one that only has a number.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesUnder, root } from '../places.mjs';
import { numberedNames } from './catalogue-names.mjs';
import { everywhereAllowed, givenUp } from './given-up-words.mjs';
import { wordsInCode } from './words-in-code.mjs';

const longest = 500;
const words = [
  'biome-ignore',
  '@ts-ignore',
  '@ts-expect-error',
  '@ts-nocheck',
  'eslint-disable',
  'v8 ignore',
  'TO' + 'DO',
  'FIX' + 'ME',
];
const silenced = new RegExp(`(^|[^A-Za-z])(${words.join('|')})\\b`);

// The one way past need to know, and who may use it: see Context.withUnrestrictedAccess.
const beyond = [
  'main/store/use-case.ts',
  'main/engine/unit-of-work.ts',
  'main/access/first-sight.ts',
  'main/linking/deconfliction.ts',
  'main/linking/deliver-watched.ts',
  'main/linking/keep-pairs.ts',
  'main/access/break-glass.ts',
  'main/intake/import-file.ts',
  'main/maps/renew.ts',
];

const files = ['main', 'preload', 'renderer', 'tests', 'build']
  .flatMap((folder) => filesUnder(join(root, folder)))
  .filter((file) => /\.(ts|tsx|cts|mjs)$/.test(file) && !file.endsWith('house-rules.mjs'));
const problems = files.flatMap((file) => {
  const lines = readFileSync(file, 'utf8').split('\n');
  const name = relative(root, file);
  const found = lines.flatMap((line, at) =>
    silenced.test(line) ? [`${name}:${at + 1}: ${line.trim().slice(0, 80)}`] : [],
  );
  if (name.startsWith('main')) {
    const goesBeyond = lines.some((line) => /\bwithUnrestrictedAccess\b/.test(line));
    const may = beyond.includes(name.replaceAll('\\', '/'));
    if (goesBeyond && !may)
      found.push(`${name}: goes beyond need to know; the files that may are listed in house-rules.mjs`);
    // Otherwise, once it had a new name, there would be nothing to find and this rule would always pass.
    if (may && !goesBeyond)
      found.push(`${name}: may go beyond need to know and does not; take it off the list in house-rules.mjs`);
  }
  const base = name.split(/[\\/]/).at(-1) ?? '';
  // A catalogue is a list, and one file by intent.
  if (lines.length > longest && base !== 'catalogue.ts') found.push(`${name}: ${lines.length} lines`);
  if (!/^[a-z0-9.-]+$/.test(base)) found.push(`${name}: not in kebab-case`);
  return found;
});
/** A path with a folder in it; files that a run builds or writes do not exist in a checkout. */
const path = /(?<![\w./@-])((?!dist\/|out\/)(?:[\w-]+\/)+[\w.-]*\w\.(?:tsx?|cts|mjs|css|json|md))(?![\w/])/gi;
const comment = /(?:^|\s)(?:\/\/|\/?\*\*?|--)\s(.*)$/;
const documents = [root, ...['main', 'renderer', 'docs'].map((folder) => join(root, folder))]
  .flatMap((folder, at) => (at === 0 ? readdirSync(folder).map((name) => join(folder, name)) : filesUnder(folder)))
  .filter((file) => file.endsWith('.md'));
const known = [
  ...documents,
  ...['main', 'preload', 'renderer', 'tests', 'build'].flatMap((folder) => filesUnder(join(root, folder))),
].map((file) => `/${relative(root, file).replaceAll('\\', '/')}`);
for (const file of [...files, ...documents]) {
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const words = file.endsWith('.md') ? line : (comment.exec(line)?.[1] ?? '');
    for (const [, named = ''] of words.matchAll(path))
      if (!known.some((one) => one.endsWith(`/${named}`)))
        problems.push(`${relative(root, file)}:${at + 1}: names ${named}, which is not there`);
  }
}

// What a room, the kit or the window says on the screen stands in its catalogue, which an editor reads through from end to end; articles of the help are one themselves.
const inAttribute =
  /\s(?:title|label|help|facts|note|hint|placeholder|aria-label|description|heading|submit)="[^"]*(?:\p{Lu}\p{Ll}|\p{L} \p{L})[^"]*"/u;
const betweenTags = />[^<>{}=;()&|]*\p{L}{2}[^<>{}=;()&|]*<\//u;
const lineOfWords =
  /^\s+(?!return|export|default|case|import|type|interface|extends|await|async)\p{L}(?!.*(?: instanceof |: ))[\p{L}\d ,.’'…:?!“”-]* [\p{L}\d ,.’'…:?!“”-]*[\p{L}.…:?!”]$/u;
/** `Show all {count}`: words of a sentence before what is put into it. */
const wordsBeforeValue = /^\s+\p{Lu}\p{Ll}+(?: \p{L}+)* \{[a-z]/u;
const screens = files.filter(
  (file) => /renderer[\\/](?:features|shell|ui|app)[\\/].*\.tsx$/.test(file) && !file.endsWith('help-bodies.tsx'),
);
for (const file of screens) {
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries())
    if (
      !comment.test(line) &&
      !/^\s*\*/.test(line) &&
      [inAttribute, betweenTags, lineOfWords, wordsBeforeValue].some((says) => says.test(line))
    )
      problems.push(
        `${relative(root, file)}:${at + 1}: says something that is not in the catalogue of its room: ${line.trim().slice(0, 60)}`,
      );
}

// Lists of words themselves: the articles of the help and their titles, and what the rules are called, which several rooms say.
const listsOfWords = /(?:catalogue|help-articles|rule-words)\.ts$|help-bodies\.tsx$|\.d\.ts$/;
for (const file of files) {
  if (!/renderer[\\/](?:features|shell|ui|app)[\\/].*\.tsx?$/.test(file) || listsOfWords.test(file)) continue;
  for (const { said, at } of wordsInCode(readFileSync(file, 'utf8'), file.endsWith('x') ? 'tsx' : 'ts'))
    problems.push(
      `${relative(root, file)}:${at}: says something that is not in the catalogue of its room: ${said.trim().slice(0, 60)}`,
    );
}

for (const file of files.filter((one) => /renderer[\\/].*[\\/]catalogue\.ts$/.test(one)))
  for (const { name, at } of numberedNames(readFileSync(file, 'utf8')))
    problems.push(
      `${relative(root, file)}:${at}: ${name} is told from its neighbour by a number alone: say what it is for`,
    );

// One thing, one name: see glossary.md.
const texts = [
  ...['main', 'preload', 'renderer', 'tests', 'build', 'docs'].flatMap((folder) => filesUnder(join(root, folder))),
  ...readdirSync(root).map((name) => join(root, name)),
].filter((file) => /\.(ts|tsx|cts|mjs|css|md|html)$/.test(file));
for (const file of texts) {
  const name = relative(root, file).replaceAll('\\', '/');
  if (everywhereAllowed.test(name)) continue;
  const words = givenUp.filter((one) => one.in === undefined || one.in.test(name));
  for (const [at, line] of readFileSync(file, 'utf8').split('\n').entries())
    for (const { word, now } of words)
      if (word.test(line)) problems.push(`${name}:${at + 1}: ${word.exec(line)?.[0]} was given up for: ${now}`);
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${files.length} files, ${problems.length} against the rules\n`);
process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;
