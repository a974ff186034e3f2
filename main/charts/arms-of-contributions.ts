/** Contributions with cases, with the identifiers that they name, and with each other. */
import { sql } from 'kysely';
import type { ChartIdentifierKind } from '../../preload/contract/charts.ts';
import { notByIndex } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { type Arm, anyOf, type Found, type Placed, paged, plain } from './link.ts';
import { idOf } from './thing.ts';

const links = ({ db }: Context) =>
  db
    .selectFrom('link')
    .select([
      'link.contributionId',
      'link.investigationId',
      'link.decision',
      'link.matchStrength as strength',
      'link.at',
      'link.by',
      'link.reason',
    ])
    .where('link.withdrawnAt', 'is', null)
    .where('link.decision', '<>', 'not_this');
type LinkRow = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];

const ofLink = (row: LinkRow & Placed): Found => ({
  link: {
    ...plain,
    from: { contributionId: row.contributionId },
    to: { investigationId: row.investigationId },
    kind: row.decision === 'unsure' ? 'unsure' : 'linked',
    strength: row.strength,
    at: row.at,
    by: row.by,
    reason: row.reason,
  },
  place: [row.first, row.second],
});

const mentions = ({ db }: Context) =>
  db
    .selectFrom('identifier')
    .select(['identifier.contributionId', 'identifier.kind', 'identifier.value', 'identifier.text']);
type MentionRow = Awaited<ReturnType<ReturnType<typeof mentions>['execute']>>[number];

const ofMention = ({ contributionId, kind, value, text, first, second }: MentionRow & Placed): Found => ({
  link: {
    ...plain,
    from: { contributionId },
    // Dates are never asked for.
    to: { kind: kind as ChartIdentifierKind, value },
    kind: 'names',
    words: text,
  },
  place: [first, second],
});

const decided = ({ db }: Context) =>
  db
    .selectFrom('same_person')
    .select([
      'same_person.contributionId',
      'same_person.otherId',
      'same_person.strength',
      'same_person.at',
      'same_person.by',
      'same_person.reason',
    ])
    .where('same_person.withdrawnAt', 'is', null)
    .where('same_person.decision', '=', 'same');
type DecidedRow = Awaited<ReturnType<ReturnType<typeof decided>['execute']>>[number];

const ofDecided = ({
  contributionId,
  otherId,
  strength,
  at,
  by,
  reason,
  first,
  second,
}: DecidedRow & Placed): Found => ({
  link: {
    ...plain,
    from: { contributionId },
    to: { contributionId: otherId },
    kind: 'same_person',
    strength,
    at,
    by,
    reason,
  },
  place: [first, second],
});

/** A decision names the lower number first. */
const lower = sql<number>`case when ${sql.ref('person_pair.contributionId')} < ${sql.ref('person_pair.otherId')}
  then ${sql.ref('person_pair.contributionId')} else ${sql.ref('person_pair.otherId')} end`;
const higher = sql<number>`case when ${sql.ref('person_pair.contributionId')} < ${sql.ref('person_pair.otherId')}
  then ${sql.ref('person_pair.otherId')} else ${sql.ref('person_pair.contributionId')} end`;

/** Pairs that the matcher found and nobody has decided on. */
const matched = ({ db }: Context) =>
  db
    .selectFrom('person_pair')
    .select(['person_pair.contributionId', 'person_pair.otherId', 'person_pair.strength'])
    .where(notByIndex('person_pair.strength'), '<>', 'possible')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('same_person')
            .select('same_person.id')
            .where('same_person.withdrawnAt', 'is', null)
            .where('same_person.decision', '<>', 'unsure')
            .where('same_person.contributionId', '=', lower)
            .where('same_person.otherId', '=', higher),
        ),
      ),
    );
type MatchedRow = Awaited<ReturnType<ReturnType<typeof matched>['execute']>>[number];
const ofMatched = ({ contributionId, otherId, strength, first, second }: MatchedRow & Placed): Found => ({
  link: { ...plain, from: { contributionId }, to: { contributionId: otherId }, kind: 'may_be_same_person', strength },
  place: [first, second],
});

const byTime = ['link.at', 'link.id'] as const;
const byLink = ['link.id', 'link.id'] as const;
const byStart = ['identifier.start', 'identifier.kind'] as const;
const byContribution = ['identifier.contributionId', 'identifier.contributionId'] as const;
const byOther = ['same_person.otherId', 'same_person.id'] as const;
const byDecision = ['same_person.id', 'same_person.id'] as const;
const pairByOther = ['person_pair.otherId', 'person_pair.otherId'] as const;
const pairByLater = ['person_pair.contributionId', 'person_pair.contributionId'] as const;

export const contributionsOf: readonly Arm[] = [
  {
    near: 'investigation',
    far: 'contribution',
    read: async (context, near, page) =>
      (
        await paged(
          links(context).where('link.investigationId', ...anyOf(near.map(idOf))),
          byTime,
          page,
          near.length === 1,
        ).execute()
      ).map(ofLink),
  },
  {
    near: 'contribution',
    far: 'investigation',
    read: async (context, near, page) =>
      (
        await paged(
          links(context).where('link.contributionId', ...anyOf(near.map(idOf))),
          byLink,
          page,
          near.length === 1,
        ).execute()
      ).map(ofLink),
  },
  {
    near: 'contribution',
    far: 'identifier',
    read: async (context, near, page) =>
      (
        await paged(
          mentions(context)
            .where('identifier.contributionId', ...anyOf(near.map(idOf)))
            .where(notByIndex('identifier.kind'), '<>', 'date'),
          byStart,
          page,
          near.length === 1,
        ).execute()
      ).map(ofMention),
  },
  {
    near: 'identifier',
    far: 'contribution',
    read: async (context, [near], page) =>
      near === undefined || !('kind' in near)
        ? []
        : (
            await paged(
              mentions(context).where('identifier.value', '=', near.value).where('identifier.kind', '=', near.kind),
              byContribution,
              page,
              true,
            ).execute()
          ).map(ofMention),
  },
  {
    near: 'contribution',
    far: 'contribution',
    read: async (context, near, page) =>
      (
        await paged(
          decided(context).where('same_person.contributionId', ...anyOf(near.map(idOf))),
          byOther,
          page,
          near.length === 1,
        ).execute()
      ).map(ofDecided),
  },
  {
    near: 'contribution',
    far: 'contribution',
    read: async (context, near, page) =>
      (
        await paged(
          decided(context).where('same_person.otherId', ...anyOf(near.map(idOf))),
          byDecision,
          page,
          near.length === 1,
        ).execute()
      ).map(ofDecided),
  },
  {
    near: 'contribution',
    far: 'contribution',
    read: async (context, near, page) =>
      (
        await paged(
          matched(context).where('person_pair.contributionId', ...anyOf(near.map(idOf))),
          pairByOther,
          page,
          near.length === 1,
        ).execute()
      ).map(ofMatched),
  },
  {
    near: 'contribution',
    far: 'contribution',
    read: async (context, near, page) =>
      (
        await paged(
          matched(context).where('person_pair.otherId', ...anyOf(near.map(idOf))),
          pairByLater,
          page,
          near.length === 1,
        ).execute()
      ).map(ofMatched),
  },
];
