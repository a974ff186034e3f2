/** Where a form is opened whose draft stands in the list. */
import { type FormWord, readFormName } from '../../../preload/contract/forms.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { RuleName } from '../../../preload/contract/rule-shapes.ts';
import type { InvestigationTab, Route } from '../../shell/routes.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.draftPlaces;

export type Draft = Output<'myWork.drafts'>['drafts'][number];

/** Those that are about an investigation, by the tab that they are opened from. */
const tabs: Partial<Record<FormWord, InvestigationTab>> = {
  'raise-action': 'actions',
  'complete-action': 'actions',
  'reopen-action': 'actions',
  'change-action': 'actions',
  'cancel-action': 'actions',
  'transfer-action': 'actions',
  'fast-decision': 'decisions',
  'complete-decision': 'decisions',
  'refuse-decision': 'decisions',
  'review-decision': 'decisions',
  'add-note': 'notes',
  'reply-note': 'notes',
  'change-note': 'notes',
  'withdraw-note': 'notes',
  'add-decision': 'decisions',
  'supersede-decision': 'decisions',
  'save-outcome': 'outcome',
  'intended-target': 'outcome',
  'add-event': 'timeline',
  'correct-event': 'timeline',
  'withdraw-event': 'timeline',
  'add-identifier': 'subjects',
  'withdraw-identifier': 'subjects',
  'add-subject': 'subjects',
  'change-subject': 'subjects',
  'withdraw-subject': 'subjects',
  'add-entity': 'subjects',
  'record-exhibit': 'exhibits',
  'move-exhibit': 'exhibits',
  'correct-exhibit': 'exhibits',
  'correct-movement': 'exhibits',
  'withdraw-exhibit': 'exhibits',
  'print-exhibit': 'exhibits',
};

/** Those that are opened from the page of an entity, which their name says after the case. */
const ofEntity: ReadonlySet<FormWord> = new Set([
  'change-entity',
  'withdraw-entity',
  'add-entity-identifier',
  'end-entity-identifier',
  'withdraw-entity-identifier',
  'add-marker',
  'review-marker',
  'relate-entity',
  'end-relation',
  'withdraw-relation',
  'say-same',
  'undo-same',
]);

const places: Partial<Record<FormWord, Route>> = {
  'export-contributions': { name: 'disclosure' },
  'save-chart': { name: 'dashboard', chart: null },
  'save-outcomes': { name: 'outcome' },
  'draft-public-page': { name: 'public-pages' },
  'refuse-public-page': { name: 'public-pages' },
  'withdraw-public-page': { name: 'public-pages' },
  'release-public-page': { name: 'public-pages' },
  'save-public-page': { name: 'public-pages' },
  'save-view': { name: 'queue', id: null },
  'new-compartment': { name: 'compartments' },
  members: { name: 'compartments' },
  'add-person': { name: 'people' },
  'change-person': { name: 'people' },
  'refuse-proposal': { name: 'people' },
  'propose-recovery-code': { name: 'vault' },
  watch: { name: 'watch-list' },
  review: { name: 'reviews' },
  'refuse-rule': { name: 'rules', rule: null },
  'add-threat-level': { name: 'threat-level' },
  'withdraw-threat-level': { name: 'threat-level' },
  'break-glass': { name: 'break-glass' },
  'add-caveat': { name: 'handling' },
  'retire-caveat': { name: 'handling' },
  'review-break-glass': { name: 'break-glass' },
  'new-investigation': { name: 'investigations' },
};

/** Null where its record is no longer shown to its author, or where there is no such form any longer. */
export function placeOfDraft({ id, form, record }: Draft): Route | null {
  if (form === null) return { name: 'record', draft: id };
  const named = readFormName(form);
  if (named === null) return null;
  if (record != null && ofEntity.has(named.word) && named.part !== null)
    return { name: 'entity-record', id: named.part };
  if (record?.investigationId != null)
    return { name: 'investigation', id: record.investigationId, tab: tabs[named.word] ?? 'overview' };
  if (record?.contributionId != null) return { name: 'queue', id: record.contributionId };
  if (named.word === 'change-rule') return { name: 'rules', rule: RuleName.options[(named.id ?? 0) - 1] ?? null };
  return places[named.word] ?? null;
}

export function titleOfDraft({ form }: Draft): string {
  if (form === null) return texts.recordAContribution;
  return readFormName(form)?.title ?? texts.aFormOfAn;
}

/** What it is about, in words; null for a form that is about no record. */
export function recordOfDraft({ form, record }: Draft): string | null {
  if (record !== null) return record.name;
  const about = form === null ? null : (readFormName(form)?.about ?? null);
  return about === null ? null : texts.aRecordThatIs;
}
