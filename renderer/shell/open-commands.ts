/** Commands for what is open: what its keys do, and the forms of the case that is open. */
import type { FormWord } from '../../preload/contract/forms.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';
import { askForForm } from './asked-form.ts';
import { type Command, FOR_OPEN } from './palette.tsx';
import { go } from './router.tsx';
import type { InvestigationTab, Route } from './routes.ts';
import { canCall } from './session.tsx';
import type { Shortcut } from './shortcuts.ts';

/** What the window always has, and keys that only move. */
const elsewhere: ReadonlySet<string> = new Set(['Everywhere', 'Places', 'Lists']);
const moves = /^(Shift )?[JK\d]$|^Arrow|^Enter$|^Esc/;

/** The newest binding of a key is the one that works. */
export function commandsOfKeys(shortcuts: readonly Shortcut[]): Command[] {
  const seen = new Set<string>();
  return shortcuts.toReversed().flatMap(({ keys, description, group, run }) => {
    if (elsewhere.has(group) || moves.test(keys) || seen.has(keys)) return [];
    seen.add(keys);
    return { id: `key ${keys}`, label: description, keys, group: FOR_OPEN, run };
  });
}

const ofCase: readonly { word: FormWord; label: string; tab: InvestigationTab; verb: VerbName; words?: string }[] = [
  { word: 'record-arrest', label: 'Record an arrest', tab: 'overview', verb: 'investigations.recordArrest' },
  { word: 'add-subject', label: 'Add a subject', tab: 'subjects', verb: 'investigations.addSubject', words: 'person' },
  {
    word: 'add-identifier',
    label: 'Add an identifier',
    tab: 'subjects',
    verb: 'investigations.addIdentifier',
    words: 'phone plate number vehicle',
  },
  { word: 'add-event', label: 'Add an event', tab: 'timeline', verb: 'investigations.addEvent', words: 'sighting' },
  { word: 'raise-action', label: 'Raise an action', tab: 'actions', verb: 'investigations.raiseAction' },
  { word: 'add-decision', label: 'Add a decision', tab: 'decisions', verb: 'investigations.addDecision' },
  { word: 'change-priority', label: 'Change the priority', tab: 'overview', verb: 'investigations.setPriority' },
  { word: 'assess-stage', label: 'Assess the stage', tab: 'overview', verb: 'investigations.assessStage' },
];

/** The forms that the case has whose page is open. */
export function commandsOfCase(route: Route | null, roles: readonly Role[]): Command[] {
  if (route?.name !== 'investigation') return [];
  const { id } = route;
  return ofCase.flatMap(({ word, label, tab, verb, words }) =>
    canCall(roles, verb)
      ? {
          id: `form ${word}`,
          label,
          group: FOR_OPEN,
          ...(words === undefined ? {} : { words }),
          run: () => {
            go({ name: 'investigation', id, tab });
            askForForm(`${word}:${id}`);
          },
        }
      : [],
  );
}
