/**
 * The closed word lists of the field, each as a schema. Screens take their labels from `label`; the store keeps the words as
 * they stand here.
 */
import { z } from 'zod';

/** What the public gives. An advice contact is only counted, and carries no personal content. */
export const ContributionKind = z.enum(['tip', 'referral', 'online_material', 'advice']);
export type ContributionKind = z.infer<typeof ContributionKind>;

export const Channel = z.enum(['hotline', 'online', 'police', 'email', 'walk-in', 'referral', 'advice']);
export type Channel = z.infer<typeof Channel>;

/** Where a contribution stands in triage. `nfa_proposed` waits for a second person's sign-off. */
export const ContributionState = z.enum(['untriaged', 'linked', 'lead', 'trace', 'referred', 'nfa_proposed', 'nfa']);
export type ContributionState = z.infer<typeof ContributionState>;

/** Government security classification, lowest first. OFFICIAL-SENSITIVE is a marking within OFFICIAL. */
export const Marking = z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET']);
export type Marking = z.infer<typeof Marking>;

export const Role = z.enum(['case_officer', 'intake_officer', 'supervisor', 'manager', 'auditor', 'administrator']);
export type Role = z.infer<typeof Role>;

/** Data Protection Act 2018 s.62 logging categories. `none` only where no record is touched and nothing is written. */
export const Processing = z.enum([
  'collection',
  'alteration',
  'consultation',
  'disclosure',
  'combination',
  'erasure',
  'none',
]);
export type Processing = z.infer<typeof Processing>;

export const InvestigationState = z.enum(['live', 'closed']);
export type InvestigationState = z.infer<typeof InvestigationState>;

/**
 * A plot is live while its investigation is open and it has not been disrupted. The investigation of a disrupted plot may stay live until
 * the courts have dealt with it.
 */
export const PlotState = z.enum(['live', 'disrupted', 'closed']);
export type PlotState = z.infer<typeof PlotState>;

export const InvestigationKind = z.enum(['attack plot', 'funding', 'online', 'travel', 'facilitation', 'other']);
export type InvestigationKind = z.infer<typeof InvestigationKind>;

/** P1 attack planning (A large, B smaller scale), P2 extremist activity (H, M, L), P3 uncorroborated, P4 re-engagement. */
export const Priority = z.enum(['P1A', 'P1B', 'P2H', 'P2M', 'P2L', 'P3', 'P4']);
export type Priority = z.infer<typeof Priority>;

/** The priorities of attack planning. A plot that was disrupted has neither. */
export const ofPlannedAttack: ReadonlySet<Priority> = new Set(['P1A', 'P1B']);

export const SubjectRole = z.enum(['suspect', 'associate', 'victim', 'witness', 'convicted', 'unknown']);
export type SubjectRole = z.infer<typeof SubjectRole>;

export const EntityKind = z.enum([
  'person',
  'vehicle',
  'phone',
  'address',
  'organisation',
  'online_account',
  'object',
  'event',
]);
export type EntityKind = z.infer<typeof EntityKind>;

/** What can be found in free text and looked up among what investigations hold. */
export const IdentifierKind = z.enum([
  'phone',
  'vrm',
  'postcode',
  'email',
  'url',
  'handle',
  'person',
  'date',
  'address',
  'organisation',
  'place',
  'vehicle',
  'bank_account',
  'imei',
  'ip_address',
  'passport',
]);
export type IdentifierKind = z.infer<typeof IdentifierKind>;

/** Kinds with a form of their own that identify one thing: agreement in them cannot come from ordinary words. */
export const formedKinds = [
  'phone',
  'vrm',
  'postcode',
  'email',
  'url',
  'handle',
  'bank_account',
  'imei',
  'ip_address',
  'passport',
] as const satisfies readonly IdentifierKind[];

export const MatchStrength = z.enum(['strong', 'probable', 'possible']);
export type MatchStrength = z.infer<typeof MatchStrength>;

export const LinkDecision = z.enum(['linked', 'not_this', 'unsure']);
export type LinkDecision = z.infer<typeof LinkDecision>;

/**
 * Why a contribution has reached an investigation: somebody linked it, it touches a restricted one, or what it holds was learned later; or
 * a person: it holds what they watch for.
 */
export const DeliveryCause = z.enum(['link', 'deconfliction', 'late', 'watch']);
export type DeliveryCause = z.infer<typeof DeliveryCause>;

/** What the people of an investigation answered; withdrawn where what had caused the delivery was taken back. */
export const DeliveryOutcome = z.enum(['accepted', 'returned', 'disagreed', 'withdrawn']);
export type DeliveryOutcome = z.infer<typeof DeliveryOutcome>;

/** The ladder of plot stages, 0 to 7, in order; an assessment may skip stages or go back. */
export const PlotStage = z.enum([
  'concern',
  'intent',
  'target_interest',
  'reconnaissance',
  'capability',
  'rehearsal',
  'final_preparation',
  'execution',
]);
export type PlotStage = z.infer<typeof PlotStage>;

export const ThreatLevel = z.enum(['LOW', 'MODERATE', 'SUBSTANTIAL', 'SEVERE', 'CRITICAL']);
export type ThreatLevel = z.infer<typeof ThreatLevel>;

/** 3x5x2: how reliable the source is. */
export const SourceGrade = z.enum(['1', '2', '3']);
export type SourceGrade = z.infer<typeof SourceGrade>;
/** 3x5x2: how the source knows it. */
export const IntelligenceGrade = z.enum(['A', 'B', 'C', 'D', 'E']);
export type IntelligenceGrade = z.infer<typeof IntelligenceGrade>;
/** 3x5x2: who may have it; C needs conditions, which travel with the content. */
export const HandlingCode = z.enum(['P', 'C']);
export type HandlingCode = z.infer<typeof HandlingCode>;

export const DatePrecision = z.enum(['minute', 'day', 'month', 'year', 'approximate']);
export type DatePrecision = z.infer<typeof DatePrecision>;

/** Of a time of receipt: `day` where no time of day was given. */
export const ReceivedPrecision = DatePrecision.extract(['minute', 'day']);
export type ReceivedPrecision = z.infer<typeof ReceivedPrecision>;

/** How precisely a date is known. */
export const DateBasis = z.enum(['observed', 'reported', 'assessed']);
export type DateBasis = z.infer<typeof DateBasis>;

export const RcapLevel = z.enum(['low', 'medium', 'high', 'unknown']);
export type RcapLevel = z.infer<typeof RcapLevel>;

export const ArrestOutcome = z.enum(['pending', 'charged_terrorism', 'charged_other', 'released', 'bailed']);
export type ArrestOutcome = z.infer<typeof ArrestOutcome>;

export const EventKind = z.enum([
  'meeting',
  'purchase',
  'travel',
  'communication',
  'sighting',
  'online',
  'search',
  'other',
]);
export type EventKind = z.infer<typeof EventKind>;

/** What a point on the map stands for. `vehicle_sighting`: a contribution that names the place in one sentence with a vehicle. */
export const PointKind = z.enum(['report', 'vehicle_sighting', 'case_event', 'case_address']);
export type PointKind = z.infer<typeof PointKind>;

/** What a point was placed by, the most exact first. */
export const PointOrigin = z.enum([
  'coordinates',
  'grid_reference',
  'postcode_unit',
  'site',
  'street',
  'postcode_sector',
  'postcode_district',
  'town',
]);
export type PointOrigin = z.infer<typeof PointOrigin>;

export const MapFileKind = z.enum(['tiles', 'gazetteer']);
export type MapFileKind = z.infer<typeof MapFileKind>;

/** To whom something is passed on. */
export const RecipientKind = z.enum(['prevent', 'force', 'partner', 'prosecutor', 'other_recipient']);
export type RecipientKind = z.infer<typeof RecipientKind>;

/** Where something that is passed on stands. `to_send`: it was decided, and nobody has sent it yet. */
export const DisseminationState = z.enum(['to_send', 'sent', 'received', 'concluded', 'withdrawn']);
export type DisseminationState = z.infer<typeof DisseminationState>;

/** What its recipient says became of it. */
export const DisseminationOutcome = z.enum(['taken_on', 'nothing_further', 'passed_to_others', 'returned']);
export type DisseminationOutcome = z.infer<typeof DisseminationOutcome>;

const labels: Readonly<Record<string, string>> = {
  said_same: 'Said to be the same',
  tip: 'Tip',
  referral: 'Referral',
  online_material: 'Online material report',
  advice: 'Advice contact',
  report: 'Report',
  vehicle_sighting: 'Vehicle seen',
  case_event: 'Event of a case',
  case_address: 'Address of a case',
  coordinates: 'Coordinates',
  grid_reference: 'Grid reference',
  postcode_unit: 'Postcode',
  site: 'Site',
  street: 'Street',
  postcode_sector: 'Postcode sector',
  postcode_district: 'Postcode district',
  town: 'Town',
  tiles: 'Map',
  gazetteer: 'Gazetteer',
  hotline: 'Hotline',
  online: 'Online',
  police: 'Police report',
  email: 'E-mail',
  'walk-in': 'Walk-in',
  untriaged: 'Untriaged',
  linked: 'Linked',
  lead: 'Lead',
  trace: 'Trace',
  referred: 'Referred (Prevent)',
  nfa_proposed: 'No further action, awaiting sign-off',
  nfa: 'No further action',
  case_officer: 'Case officer',
  intake_officer: 'Intake officer',
  online_account: 'Online account',
  vrm: 'Registration',
  imei: 'IMEI',
  ip_address: 'IP address',
  url: 'Web address',
  not_this: 'Not a match',
  target_interest: 'Target interest',
  capability: 'Capability acquisition',
  final_preparation: 'Final preparation',
  charged_terrorism: 'Charged, terrorism-related',
  charged_other: 'Charged, other',
  prevent: 'Prevent team',
  force: 'Police force',
  partner: 'Partner agency',
  prosecutor: 'Prosecutor',
  other_recipient: 'Somebody else',
  to_send: 'To be sent',
  sent: 'Sent, no receipt yet',
  received: 'Received, no outcome yet',
  concluded: 'Outcome known',
  taken_on: 'Taken on',
  nothing_further: 'Nothing further to do',
  passed_to_others: 'Passed to others',
  returned: 'Returned',
};

/** A word as an officer reads it: `target_interest` becomes `Target interest`; capitals stay as they are. */
export function label(word: string): string {
  return labels[word] ?? word.charAt(0).toUpperCase() + word.slice(1).replaceAll('_', ' ');
}

/** Position in the order of a word list, lowest first: for markings (0 to 3), plot stages (0 to 7), threat levels (0 to 4). */
export function rank<T extends string>(list: { options: readonly T[] }, word: T): number {
  return list.options.indexOf(word);
}
