/** Room: the rules that are data: what is in force, what was, and changing one, which takes two people. */
import { z } from 'zod';
import { Cursor, Day, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { accountReaders } from './roles.ts';
import { PreviewedRule, RuleContent, RuleName } from './rule-shapes.ts';

/** How a version came about; `null` for what a vault begins with. */
const Origin = z
  .object({
    by: z.string(),
    at: Instant,
    reason: z.string(),
    /** `null` where nobody else could agree. */
    agreedBy: z.string().nullable(),
    agreedAt: Instant,
  })
  .nullable();

const Version = z.object({
  version: z.int(),
  fromDay: Day,
  wording: z.string(),
  origin: Origin,
});

export const RuleVersion = Version.extend({ content: RuleContent });
export type RuleVersion = z.infer<typeof RuleVersion>;

export const RuleListed = z.object({
  name: RuleName,
  inForce: Version,
  /** The version that takes its place on a later day. */
  coming: z.object({ version: z.int(), fromDay: Day }).nullable(),
  /** A change waits for a second person. */
  waiting: z.boolean(),
});
export type RuleListed = z.infer<typeof RuleListed>;

const RuleProposal = z.object({
  id: Id,
  content: RuleContent,
  /** The version that it would replace. */
  before: RuleVersion,
  wording: z.string(),
  fromDay: Day,
  reason: z.string(),
  by: z.string(),
  at: Instant,
  mine: z.boolean(),
});
export type RuleProposal = z.infer<typeof RuleProposal>;

const ofProposal = ({ id }: { id: number }) => [`rule-proposal:${id}`];

export const rules = {
  'rules.list': verb({
    summary: 'lists the rules that are data, each with the version in force, since when, by whom and why',
    input: Nothing,
    output: z.object({ rules: z.array(RuleListed) }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'rules.get': verb({
    summary: 'shows the versions of one rule, newest first',
    input: z.strictObject({ name: RuleName, after: Cursor.nullable() }),
    output: z.object({ inForce: z.int(), versions: z.array(RuleVersion), next: Cursor.nullable() }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'rules.waiting': verb({
    summary: 'lists the changes of rules that wait for a second person',
    input: Nothing,
    output: z.object({ proposals: z.array(RuleProposal) }),
    processing: 'none',
    permission: accountReaders,
  }),
  'rules.preview': verb({
    summary: 'counts what another version of a rule would have come to of late, among what this person may see',
    input: z.strictObject({ content: PreviewedRule }),
    output: z.object({
      /** How far back it goes: ninety days, or the window of the figures that the rule is for. */
      days: z.int(),
      considered: z.int(),
      /** There were more, and only the newest were looked at. */
      atLeast: z.boolean(),
      /** Those that the version in force acts on, and those that the other one would have. */
      current: z.int(),
      proposed: z.int(),
      /** Acted on by the other one alone, and by the one in force alone. */
      added: z.int(),
      dropped: z.int(),
      /** The plots that it would count differently, where the rule is about plots; earliest first. */
      plots: z.array(
        z.object({
          investigationId: Id,
          reference: z.string(),
          operation: z.string(),
          disruptedAt: Instant,
          /** Counted by the other version. */
          proposed: z.boolean(),
        }),
      ),
    }),
    processing: 'consultation',
    permission: ['supervisor'],
    records: (_, out) => out.plots.map(({ investigationId }) => `investigation:${investigationId}`),
  }),
  'rules.propose': verb({
    summary: 'proposes another version of a rule, for somebody else to agree to',
    input: z.strictObject({
      content: RuleContent,
      /** The newest version, on which it is based. */
      basedOn: z.int(),
      fromDay: Day,
      reason: Reason,
    }),
    /** `version`: already in force, since nobody else could agree. */
    output: z.object({ id: Id, version: z.int().nullable() }),
    processing: 'alteration',
    reasonIn: 'log',
    permission: accountReaders,
    records: (_, out) => ofProposal(out),
  }),
  'rules.agree': verb({
    summary:
      'agrees to what somebody else proposed about a rule; it counts from its day on, and never for what was before',
    input: z.strictObject({ id: Id }),
    output: z.object({ version: z.int(), fromDay: Day }),
    processing: 'alteration',
    permission: accountReaders,
    records: ofProposal,
  }),
  'rules.refuse': verb({
    summary: 'refuses what somebody else proposed about a rule',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    reasonIn: 'log',
    permission: accountReaders,
    records: ofProposal,
  }),
  'rules.withdraw': verb({
    summary: 'withdraws one’s own proposal about a rule',
    input: z.strictObject({ id: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: accountReaders,
    records: ofProposal,
  }),
} as const;
