/** Which profiles are one person's or one body's. */
import { nameKeys } from '../names/index.ts';
import { type Profile, type ProfileSource, readProfile } from './profile.ts';
import { contradict, profileEvidence } from './profile-evidence.ts';

/** Bits from which two profiles are taken for one: a near name and one more thing that agrees. */
export const profilesLinkFrom = 9;
const largestBlock = 200;

function keysOf(profile: Profile): string[] {
  return [
    ...profile.names.flatMap(nameKeys),
    ...profile.numbers.map(({ value }) => `number ${value}`),
    ...profile.emails,
    ...profile.phones,
    ...(profile.born === null ? [] : [`born ${profile.born.year} ${[...profile.born.parts].sort().join(' ')}`]),
    ...profile.addresses.flatMap(({ numbers, words }) =>
      [...numbers].flatMap((number) =>
        [...words].filter((word) => word !== number).map((word) => `at ${number} ${word}`),
      ),
    ),
  ];
}

function candidates(profiles: readonly Profile[]): [number, number][] {
  const blocks = new Map<string, number[]>();
  for (const [at, profile] of profiles.entries())
    for (const key of new Set(keysOf(profile))) blocks.set(key, [...(blocks.get(key) ?? []), at]);
  const pairs = new Map<number, [number, number]>();
  for (const block of blocks.values()) {
    if (block.length > largestBlock) continue;
    for (const [at, one] of block.entries())
      for (const other of block.slice(at + 1)) pairs.set(one * profiles.length + other, [one, other]);
  }
  return [...pairs.values()];
}

/** Groups of positions, single ones included. The surest pairs are joined first, and no group holds a contradiction. */
export function matchProfiles(sources: readonly ProfileSource[]): number[][] {
  const profiles = sources.map(readProfile);
  const contacts = new Map<string, number>();
  for (const { emails, phones } of profiles)
    for (const contact of new Set([...emails, ...phones])) contacts.set(contact, (contacts.get(contact) ?? 0) + 1);
  const points = (one: number, other: number): number => {
    const [a, b] = [profiles[one], profiles[other]];
    return a === undefined || b === undefined ? 0 : profileEvidence(a, b, (contact) => contacts.get(contact) ?? 0);
  };
  const apart = (one: number, other: number): boolean => {
    const [a, b] = [profiles[one], profiles[other]];
    return a === undefined || b === undefined || contradict(a, b);
  };
  const links = candidates(profiles)
    .map(([one, other]) => ({ one, other, bits: points(one, other) }))
    .filter(({ bits }) => bits >= profilesLinkFrom)
    .sort((a, b) => b.bits - a.bits);
  const groupOf = profiles.map((_, at): number[] => [at]);
  for (const { one, other } of links) {
    const first = groupOf[one] ?? [];
    const second = groupOf[other] ?? [];
    if (first === second) continue;
    if (first.some((a) => second.some((b) => apart(a, b)))) continue;
    first.push(...second);
    for (const at of second) groupOf[at] = first;
  }
  return [...new Set(groupOf)];
}
