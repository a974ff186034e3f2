/** The forms whose text is kept while somebody types it: what each is called, and what the number after its name stands for. */
import { z } from 'zod';

const entries = {
  'export-contributions': { title: 'Export contributions', about: null },
  'save-outcome': { title: 'Save what the public gave as CSV', about: 'investigation' },
  'save-reported-person': { title: 'Save what several reports say as CSV', about: 'contribution' },
  'print-map': { title: 'Print a map', about: null },
  'draft-public-page': { title: 'Draft a page for the public', about: null },
  'refuse-public-page': { title: 'Refuse a page for the public', about: null },
  'withdraw-public-page': { title: 'Withdraw a page for the public', about: null },
  'release-public-page': { title: 'Release a page to the public', about: null },
  'save-public-page': { title: 'Release a page as CSV', about: null },
  'intended-target': { title: 'Intended target of a plot', about: 'investigation' },
  'save-outcomes': { title: 'Save what came of contributions as CSV', about: null },
  'save-chart': { title: 'Save a chart as CSV', about: null },
  'save-link-chart': { title: 'Save a link chart', about: null },
  'link-chart-details': { title: 'Name and note of a link chart', about: null },
  'withdraw-link-chart': { title: 'Withdraw a link chart', about: null },
  'export-link-chart': { title: 'Export a link chart', about: null },
  'save-view': { title: 'Save a view of the queue', about: null },
  'new-compartment': { title: 'New compartment', about: null },
  members: { title: 'Members of a compartment', about: 'compartment' },
  'add-person': { title: 'Add a person', about: null },
  'change-person': { title: 'Change a person', about: 'person' },
  'refuse-proposal': { title: 'Refuse a proposal', about: null },
  'propose-recovery-code': { title: 'New recovery code', about: null },
  'propose-data-key': { title: 'New data key', about: null },
  watch: { title: 'Add to the watch-list', about: null },
  'add-threat-level': { title: 'Add a threat level', about: null },
  'withdraw-threat-level': { title: 'Withdraw a threat level', about: null },
  'new-investigation': { title: 'New investigation', about: null },
  'change-case': { title: 'Change the investigation', about: 'investigation' },
  'close-case': { title: 'Propose to close the investigation', about: 'investigation' },
  'reopen-case': { title: 'Open the investigation again', about: 'investigation' },
  'propose-change': { title: 'Propose a change', about: 'investigation' },
  'refuse-case-proposal': { title: 'Refuse a proposal about an investigation', about: 'investigation' },
  'case-caveats': { title: 'Handling of an investigation', about: 'investigation' },
  'case-marking': { title: 'Change the marking of an investigation', about: 'investigation' },
  'case-readers': { title: 'Readers of an investigation', about: 'investigation' },
  'lift-readers': { title: 'Lift the list of readers', about: 'investigation' },
  'refuse-case-marking': { title: 'Refuse a change of marking', about: 'investigation' },
  'change-priority': { title: 'Change the priority', about: 'investigation' },
  'assess-stage': { title: 'Assess the stage', about: 'investigation' },
  'refuse-assessment': { title: 'Refuse to countersign', about: 'investigation' },
  'raise-action': { title: 'Raise an action', about: 'investigation' },
  'complete-action': { title: 'Give the result of an action', about: 'action' },
  'reopen-action': { title: 'Return an action', about: 'action' },
  'change-action': { title: 'Change an action', about: 'action' },
  'cancel-action': { title: 'Cancel an action', about: 'action' },
  'transfer-action': { title: 'Transfer an action', about: 'action' },
  'add-enquiry': { title: 'Add a line of enquiry', about: 'investigation' },
  'change-enquiry': { title: 'Change a line of enquiry', about: 'investigation' },
  'settle-enquiry': { title: 'Settle a line of enquiry', about: 'investigation' },
  'fast-decision': { title: 'Decision in fast time', about: 'investigation' },
  'complete-decision': { title: 'Complete a decision', about: 'investigation' },
  'refuse-decision': { title: 'Refuse to countersign a decision', about: 'investigation' },
  'review-decision': { title: 'Review a decision', about: 'investigation' },
  'add-note': { title: 'Note on an investigation', about: 'investigation' },
  'reply-note': { title: 'Reply to a note', about: 'investigation' },
  'change-note': { title: 'Change a note', about: 'investigation' },
  'withdraw-note': { title: 'Withdraw a note', about: 'investigation' },
  'waive-closing': { title: 'Waive before closing', about: 'investigation' },
  'correct-arrest': { title: 'Correct an arrest', about: 'investigation' },
  'add-decision': { title: 'Add a decision', about: 'investigation' },
  'supersede-decision': { title: 'Supersede a decision', about: 'investigation' },
  'record-arrest': { title: 'Record an arrest', about: 'investigation' },
  'arrest-outcome': { title: 'Outcome of an arrest', about: 'investigation' },
  'withdraw-arrest': { title: 'Withdraw an arrest', about: 'investigation' },
  'record-disruption': { title: 'Record the disruption', about: 'investigation' },
  'withdraw-disruption': { title: 'Withdraw the disruption', about: 'investigation' },
  'add-event': { title: 'Add an event', about: 'investigation' },
  'correct-event': { title: 'Correct an event', about: 'investigation' },
  'withdraw-event': { title: 'Withdraw an event', about: 'investigation' },
  'add-identifier': { title: 'Add an identifier', about: 'investigation' },
  'withdraw-identifier': { title: 'Withdraw an identifier', about: 'investigation' },
  'add-subject': { title: 'Add a subject', about: 'investigation' },
  'change-subject': { title: 'Change a subject', about: 'investigation' },
  'withdraw-subject': { title: 'Withdraw a subject', about: 'investigation' },
  'grade-submitter': { title: 'Submitter’s grade', about: 'contribution' },
  'grade-evaluator': { title: 'Evaluator’s grade', about: 'contribution' },
  lead: { title: 'Make it a lead', about: 'contribution' },
  'no-further-action': { title: 'No further action', about: 'contribution' },
  trace: { title: 'Trace', about: 'contribution' },
  refer: { title: 'Refer (Prevent)', about: 'contribution' },
  'answer-fact': { title: 'What the words suggest', about: 'contribution' },
  review: { title: 'Second review of a closure', about: null },
  'change-rule': { title: 'Change a rule', about: null },
  'refuse-rule': { title: 'Refuse a change of a rule', about: null },
  'send-back': { title: 'Send back', about: 'contribution' },
  snooze: { title: 'Snooze', about: 'contribution' },
  'snooze-several': { title: 'Snooze several', about: null },
  'several-outcomes': { title: 'The same outcome for several', about: null },
  'link-several': { title: 'Several linked to one case', about: null },
  'take-over': { title: 'Take over a claim', about: 'contribution' },
  'tip-caveats': { title: 'Handling of a contribution', about: 'contribution' },
  'add-caveat': { title: 'Add a handling instruction', about: null },
  'retire-caveat': { title: 'Retire a handling instruction', about: null },
  'tip-marking': { title: 'Change the marking of a contribution', about: 'contribution' },
  'refuse-tip-marking': { title: 'Refuse a change of marking', about: 'contribution' },
  'break-glass': { title: 'Break glass', about: null },
  'review-break-glass': { title: 'Review a use of break-glass', about: null },
  'source-readers': { title: 'Readers of a sealed identity', about: 'contribution' },
  'open-source': { title: 'Open the sealed identity', about: 'contribution' },
  'pass-on': { title: 'Send to others', about: 'contribution' },
  'pass-on-case': { title: 'Send to others', about: 'investigation' },
  receipt: { title: 'Receipt of what was sent', about: null },
  'their-outcome': { title: 'Outcome of what was sent', about: null },
  postpone: { title: 'More time for what was sent', about: null },
  'withdraw-dissemination': { title: 'Withdraw what was sent', about: null },
  'waive-earlier': { title: 'Waive earlier reports', about: 'contribution' },
  'unwaive-earlier': { title: 'Take back a waiver', about: 'contribution' },
  'return-tip': { title: 'Return to intake', about: 'contribution' },
  'disagree-tip': { title: 'Disagree about a link', about: 'contribution' },
  'return-match': { title: 'Return a watch-list match', about: 'contribution' },
  'disagree-match': { title: 'Disagree about a watch-list match', about: 'contribution' },
  'put-off': { title: 'Put off', about: null },
  reassign: { title: 'Give to somebody else', about: null },
  'called-back': { title: 'Called back', about: 'contribution' },
  'move-call-back': { title: 'Move a call-back', about: 'contribution' },
  'correct-sent': { title: 'Correct what was sent to others', about: null },
  absence: { title: 'Away and deputy', about: null },
  'save-document': { title: 'Save a document as a file', about: null },
  'withdraw-document': { title: 'Withdraw a document', about: null },
  'mark-document': { title: 'Mark a document higher', about: null },
  'add-entity': { title: 'Record a person or thing', about: 'investigation' },
  'change-entity': { title: 'Change a person or thing', about: 'investigation' },
  'withdraw-entity': { title: 'Withdraw a person or thing', about: 'investigation' },
  'add-entity-identifier': { title: 'Add what a person or thing is known by', about: 'investigation' },
  'end-entity-identifier': { title: 'End an identifier', about: 'investigation' },
  'withdraw-entity-identifier': { title: 'Withdraw an identifier', about: 'investigation' },
  'add-marker': { title: 'Set a warning marker', about: 'investigation' },
  'review-marker': { title: 'Review a warning marker', about: 'investigation' },
  'relate-entity': { title: 'Relate a person or thing', about: 'investigation' },
  'end-relation': { title: 'End a relation', about: 'investigation' },
  'withdraw-relation': { title: 'Withdraw a relation', about: 'investigation' },
  'say-same': { title: 'Say that two are the same', about: 'investigation' },
  'undo-same': { title: 'Take back that two are the same', about: 'investigation' },
  'record-exhibit': { title: 'Record an exhibit', about: 'investigation' },
  'move-exhibit': { title: 'Hand over an exhibit', about: 'investigation' },
  'correct-exhibit': { title: 'Correct an exhibit', about: 'investigation' },
  'correct-movement': { title: 'Correct a movement of an exhibit', about: 'investigation' },
  'withdraw-exhibit': { title: 'Withdraw an exhibit', about: 'investigation' },
  'print-exhibit': { title: 'Print the continuity of an exhibit', about: 'investigation' },
  'tell-recorder': { title: 'Tell whoever recorded it', about: 'contribution' },
} as const satisfies Record<
  string,
  { title: string; about: 'investigation' | 'contribution' | 'action' | 'person' | 'compartment' | null }
>;

export type FormWord = keyof typeof entries;
export const formWords = Object.keys(entries) as FormWord[];

/** A form, and the record that it is about: `add-event:12`. */
export type FormName = FormWord | `${FormWord}:${number}` | `${FormWord}:${number}:${number}`;

/** The same as it is kept and asked for: one that an earlier version kept may have a word that is given up. */
export const AnyFormName = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]{0,40}(:\d{1,15}){0,2}$/);

/** Under this name is kept how somebody left the views. Nobody fills it in, so it is none of the forms. */
export const viewsForm = 'views';

export interface ReadFormName {
  word: FormWord;
  title: string;
  /** What kind of record it is about, and which one. */
  about: (typeof entries)[FormWord]['about'];
  id: number | null;
  /** The second number after its name, where there is one: which part of that record. */
  part: number | null;
}

/** What the name of a form says; null for a form that there is no longer. */
export function readFormName(form: string): ReadFormName | null {
  const [name, first, second] = form.split(':');
  const word = formWords.find((each) => each === name);
  if (word === undefined) return null;
  return {
    word,
    ...entries[word],
    id: first === undefined ? null : Number(first),
    part: second === undefined ? null : Number(second),
  };
}
