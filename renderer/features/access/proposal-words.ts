import type { Output } from '../../../preload/contract/index.ts';
import { label, Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { isoInWords } from '../../ui/typed-date.ts';

export type Proposal = Output<'access.proposals'>['proposals'][number];

/** What it is about, in one line. */
export function titleOf({ kind, person, before }: Proposal): string {
  const name = person?.name ?? 'somebody';
  switch (kind) {
    case 'add':
      return `New account for ${name}`;
    case 'reset':
      return `New passphrase for ${name}`;
    case 'recovery_code':
      return 'New recovery code for the vault';
    case 'data_key':
      return 'New data key for the vault';
    default:
      return before?.disabled === true ? `Account of ${name} opened again` : `More rights for ${name}`;
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
        ? [`Clearance ${asked.clearance}`]
        : [
            `Clearance ${rank(Marking, asked.clearance) > rank(Marking, had.clearance) ? 'raised' : 'lowered'} from ${had.clearance} to ${asked.clearance}`,
          ];
  return [
    ...(kind === 'add' && person !== null ? [`Sign-in name ${person.login}`] : []),
    ...(come.length > 0 ? [`Gives ${come.join(', ')}`] : []),
    ...(supervisorUntil === null
      ? []
      : [`Supervisor as a deputy until ${isoInWords(supervisorUntil)}, then no longer`]),
    ...(go.length > 0 ? [`Takes ${go.join(', ')}`] : []),
    ...clearance,
  ];
}
