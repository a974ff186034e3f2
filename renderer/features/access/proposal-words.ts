import type { Output } from '../../../preload/contract/index.ts';
import { label, Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { isoInWords } from '../../ui/typed-date.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.proposalWords;

export type Proposal = Output<'access.proposals'>['proposals'][number];

/** What it is about, in one line. */
export function titleOf({ kind, person, before }: Proposal): string {
  const name = person?.name ?? 'somebody';
  switch (kind) {
    case 'add':
      return texts.newAccountFor(name);
    case 'reset':
      return texts.newPassphraseFor(name);
    case 'recovery_code':
      return texts.newRecoveryCodeFor;
    case 'data_key':
      return texts.newDataKeyFor;
    default:
      return before?.disabled === true ? texts.accountOfOpenedAgain(name) : texts.moreRightsFor(name);
  }
}

/** What would be other than it is: roles that come and go, and the clearance. */
export function changesOf({ before, asked, person, kind, supervisorUntil }: Proposal): string[] {
  if (asked === null) return [];
  // Of a closed account everything counts anew.
  const had = before === null || before.disabled ? { roles: [], clearance: null } : before;
  const come = asked.roles.filter((role) => !had.roles.some((one) => one === role)).map(label);
  const go = had.roles.filter((role) => !asked.roles.includes(role)).map(label);
  const clearance =
    had.clearance === asked.clearance
      ? []
      : had.clearance === null
        ? [texts.clearance(asked.clearance)]
        : [
            texts.clearanceFromTo(
              rank(Marking, asked.clearance) > rank(Marking, had.clearance) ? 'raised' : 'lowered',
              had.clearance,
              asked.clearance,
            ),
          ];
  return [
    ...(kind === 'add' && person !== null ? [texts.signInName(person.login)] : []),
    ...(come.length > 0 ? [texts.gives(come.join(', '))] : []),
    ...(supervisorUntil === null ? [] : [texts.supervisorAsADeputy(isoInWords(supervisorUntil))]),
    ...(go.length > 0 ? [texts.takes(go.join(', '))] : []),
    ...clearance,
  ];
}
