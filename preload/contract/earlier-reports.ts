/** Room: contributions among each other, by the person they speak of: earlier reports, persons whom several reports name. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, disclosed, Id, Instant, Line, Month, Nothing, PathToken, Reason, Text, verb } from './core.ts';
import { contributionOfficers, contributionReaders, disclosers } from './roles.ts';
import {
  Channel,
  ContributionKind,
  ContributionState,
  InvestigationState,
  MatchStrength,
  ReceivedPrecision,
} from './vocabulary.ts';
import { WorryCount } from './worries.ts';

/** Of what kind a reason is that two contributions speak of one person, or that they do not. */
export const PersonReasonKind = z.enum([
  'name',
  'heard',
  'no name shared',
  'other name',
  'damaged',
  'word',
  'age',
  'birth date',
  'other birth date',
  'other age',
  'other sex',
  'other generation',
  'other place',
  'said to be another',
  'phone',
  'part of a phone',
  'shared phone',
  'vrm',
  'email',
  'host',
  'handle',
  'postcode',
  'address',
  'bank_account',
  'imei',
  'passport',
  'number',
]);

export type PersonReasonKind = z.infer<typeof PersonReasonKind>;

/** How one word of a name agrees with one of another. */
export const NameLikeness = z.enum(['same', 'spelling', 'typing error', 'sound', 'short form', 'initial']);

export const PersonReason = z.object({
  kind: PersonReasonKind,
  /** As written in this contribution, and in the other one; empty where it is said in neither in so many words. */
  here: z.string(),
  there: z.string(),
  speaks: z.enum(['for', 'against']),
  /** How much it says, in bits. */
  bits: z.number(),
  /** Of a name: how its words agree. */
  how: z.array(NameLikeness),
});

export type PersonReason = z.infer<typeof PersonReason>;

export const SamePersonDecision = z.enum(['same', 'different', 'unsure']);

export type SamePersonDecision = z.infer<typeof SamePersonDecision>;

/** A decision that stands on two contributions. */
export const StandingSamePerson = z.object({
  decision: SamePersonDecision,
  by: z.string(),
  at: Instant,
  reason: z.string().nullable(),
});

export type StandingSamePerson = z.infer<typeof StandingSamePerson>;

/** What is told of one contribution wherever it is listed because of a person. */
const listed = {
  id: Id,
  reference: z.string(),
  kind: ContributionKind,
  channel: Channel,
  state: ContributionState,
  receivedAt: Instant,
  receivedPrecision: ReceivedPrecision,
  excerpt: z.string(),
  ...marked,
  immediateRisk: z.boolean(),
  /** Of the investigations that the viewer may see. */
  linkedTo: z.array(z.object({ investigationId: Id, operation: z.string() })),
} as const;

/** Another contribution that may speak of the same person. */
export const EarlierReport = z.object({
  ...listed,
  strength: MatchStrength,
  /** What says most comes first. */
  reasons: z.array(PersonReason),
  /** When the viewer last opened it since this contribution came in. */
  openedAt: Instant.nullable(),
  /** Whether the one who proposed no further action had opened it; `null` where nobody has proposed it. */
  openedByProposer: z.boolean().nullable(),
  waived: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  decision: StandingSamePerson.nullable(),
  /** It was said to be somebody else, and something speaks for it now that was not known then. */
  newEvidence: z.boolean(),
  /** Neither opened by the viewer nor waived: it has to be, before this contribution is closed. */
  unread: z.boolean(),
});

export type EarlierReport = z.infer<typeof EarlierReport>;

const StateCount = z.object({ state: ContributionState, n: z.int() });

/** The rule in force that says from when on a repeat takes a supervisor. */
export const RepeatRuleShown = z.object({
  version: z.int(),
  fromDay: Day,
  wording: z.string(),
});

const Found = z.object({
  /** Received before this one, newest first; those decided to be somebody else are in `different`. */
  earlier: z.array(EarlierReport),
  /** Of `earlier`, by their state. */
  states: z.array(StateCount),
  /** There may be others: no more are compared. */
  more: z.boolean(),
});

export const earlierReports = {
  'linking.earlierReportsForText': verb({
    summary: 'shows, while a contribution is being typed, which earlier ones name somebody like this',
    input: z.strictObject({ text: Text, receivedAt: Instant.optional() }),
    output: z.object({
      ...Found.shape,
      /** Who is spoken of in the text, as it is written there. */
      names: z.array(z.string()),
    }),
    processing: 'consultation',
    permission: contributionOfficers,
    records: (_, out) => out.earlier.map((one) => `contribution:${one.id}`),
  }),
  'linking.earlierReports': verb({
    summary: 'shows which other contributions name somebody like one does, with the reasons',
    input: z.strictObject({ contributionId: Id }),
    output: z.object({
      ...Found.shape,
      names: z.array(z.string()),
      /** Received after this one, newest first. */
      later: z.array(EarlierReport),
      /** Decided to be somebody else, with nothing new since; earlier and later ones. */
      different: z.array(EarlierReport),
      /** False while it waits to be matched after an import: what is here was looked for just now, and others do not know of it yet. */
      matched: z.boolean(),
      /** How many of `earlier` stand in the way of closing it. */
      unread: z.int(),
      repeat: z.object({
        rule: RepeatRuleShown,
        /** By that rule, a supervisor has to sign it off. */
        takesSupervisor: z.boolean(),
        /** Strong and probable ones among `earlier`, and how many of them were closed. */
        earlier: z.int(),
        closed: z.int(),
      }),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input, out) => [
      `contribution:${input.contributionId}`,
      ...[...out.earlier, ...out.later, ...out.different].map((one) => `contribution:${one.id}`),
    ],
  }),
  'linking.decideSamePerson': verb({
    summary: 'records that two contributions speak of the same person, of different ones, or that it is not certain',
    input: z.strictObject({
      contributionId: Id,
      otherId: Id,
      decision: SamePersonDecision,
      reason: z.string().trim().max(2000).optional(),
    }),
    output: Nothing,
    processing: 'combination',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.contributionId}`, `contribution:${input.otherId}`],
  }),
  'linking.withdrawSamePerson': verb({
    summary: 'takes back what was recorded of two contributions and the person they speak of',
    input: z.strictObject({ contributionId: Id, otherId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.contributionId}`, `contribution:${input.otherId}`],
  }),
  'linking.waiveEarlierReports': verb({
    summary: 'records why earlier reports on somebody like this need not be opened before a contribution is closed',
    /** `otherIds`: `null` for all that are unread. */
    input: z.strictObject({
      contributionId: Id,
      otherIds: z.array(Id).min(1).max(100).nullable(),
      reason: Reason,
    }),
    output: z.object({ waivedIds: z.array(Id) }),
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input, out) => [
      `contribution:${input.contributionId}`,
      ...out.waivedIds.map((id) => `contribution:${id}`),
    ],
  }),
  'linking.withdrawWaiver': verb({
    summary: 'takes back that an earlier report need not be opened before a contribution is closed',
    input: z.strictObject({ contributionId: Id, otherId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.contributionId}`, `contribution:${input.otherId}`],
  }),
  'linking.reportedPerson': verb({
    summary: 'shows all contributions that name the person of one, and what they say together',
    input: z.strictObject({
      contributionId: Id,
      after: Cursor.nullable(),
      limit: z.int().min(1).max(100),
    }),
    output: z.object({
      /** Spellings of the name, the most usual first. */
      spellings: z.array(z.object({ text: z.string(), n: z.int() })),
      /** This one included. Those decided to be somebody else are left out, and so are merely possible ones. */
      reports: z.int(),
      /** Counting stopped there. */
      atLeast: z.boolean(),
      /** The newest of them, whose texts were read: of these are the spellings, the callers and the worries. */
      textsOf: z.int(),
      /** Reports that do not come from one origin with an earlier one, as far as the viewer can tell. */
      origins: z.int(),
      firstAt: Instant,
      lastAt: Instant,
      /** Each month of receipt in which there is one, the first first. */
      months: z.array(z.object({ month: Month, n: z.int(), closed: z.int() })),
      channels: z.array(z.object({ channel: Channel, n: z.int() })),
      kinds: z.array(z.object({ kind: ContributionKind, n: z.int() })),
      states: z.array(StateCount),
      immediateRisk: z.int(),
      /** Only those that some report raises. */
      worries: z.array(WorryCount),
      investigations: z.array(
        z.object({
          investigationId: Id,
          reference: z.string(),
          operation: z.string(),
          state: InvestigationState,
          /** Reports linked to it. */
          n: z.int(),
        }),
      ),
      /** Newest first. */
      tips: z.array(
        z.object({
          ...listed,
          /** As it is spelt there. */
          names: z.array(z.string()),
          /** To the one that was asked about; `null` for that one itself, and for those that only another brings to it. */
          strength: MatchStrength.nullable(),
          decision: StandingSamePerson.nullable(),
        }),
      ),
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (input, out) => [
      `contribution:${input.contributionId}`,
      ...out.tips.map((one) => `contribution:${one.id}`),
      ...out.investigations.map((one) => `investigation:${one.investigationId}`),
    ],
  }),
  'linking.reportedPersonAsCsv': verb({
    summary:
      'writes what several reports say of one person together as a CSV file with marking, definition and as-of time; no name and no text',
    input: z.strictObject({ contributionId: Id, saveToken: PathToken, ...disclosed }),
    output: z.object({ rows: z.int(), receipt: z.string() }),
    processing: 'disclosure',
    permission: disclosers,
    transaction: 'own',
  }),
  'linking.reportedPersons': verb({
    summary: 'lists persons in several reports, by name or by what else is told, who are in no live investigation',
    input: z.strictObject({
      /** Only persons whose name is written, sounds or may be spelt like this: of at least two words. */
      name: Line.optional(),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(100),
    }),
    output: z.object({
      /** By the newest report of each, newest first. A page may be short where others were left out of it. */
      rows: z.array(
        z.object({
          ...listed,
          names: z.array(z.string()),
          /** Of somebody without a name: a number, an address or an account that goes with them there, as written. */
          knownBy: z.string().nullable(),
          /** The best of its earlier reports. */
          strength: MatchStrength,
          /** Strong and probable ones before it, and how many of them were closed. */
          earlier: z.int(),
          closed: z.int(),
          /** When the first of them came in. */
          firstAt: Instant,
          takesSupervisor: z.boolean(),
        }),
      ),
      rule: RepeatRuleShown,
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.rows.map((one) => `contribution:${one.id}`),
  }),
} as const;
