/** Commands for what is open: what its keys do, and the forms of the case that is open. */
import type { FormWord } from '../../preload/contract/forms.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';
import { askForForm } from './asked-form.ts';
import { catalogue } from './catalogue.ts';
import { type Command, FOR_OPEN } from './palette.tsx';
import { go } from './router.tsx';
import type { InvestigationTab, Route } from './routes.ts';
import { canCall } from './session.tsx';
import type { Shortcut } from './shortcuts.ts';

const texts = catalogue.openCommands;

/** What the window always has, and keys that only move. */
const elsewhere: ReadonlySet<string> = new Set([
  catalogue.frame.everywhere,
  catalogue.frame.places,
  catalogue.listKeys.lists,
]);
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
  { word: 'record-arrest', label: texts.recordArrest, tab: 'overview', verb: 'investigations.recordArrest' },
  {
    word: 'add-subject',
    label: texts.addSubject,
    tab: 'subjects',
    verb: 'investigations.addSubject',
    words: texts.wordsForSubject,
  },
  {
    word: 'add-identifier',
    label: texts.addIdentifier,
    tab: 'subjects',
    verb: 'investigations.addIdentifier',
    words: texts.wordsForIdentifier,
  },
  {
    word: 'add-event',
    label: texts.addEvent,
    tab: 'timeline',
    verb: 'investigations.addEvent',
    words: texts.wordsForEvent,
  },
  { word: 'raise-action', label: texts.raiseAction, tab: 'actions', verb: 'investigations.raiseAction' },
  { word: 'add-decision', label: texts.addDecision, tab: 'decisions', verb: 'investigations.addDecision' },
  { word: 'change-priority', label: texts.changePriority, tab: 'overview', verb: 'investigations.setPriority' },
  { word: 'assess-stage', label: texts.assessStage, tab: 'overview', verb: 'investigations.assessStage' },
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
