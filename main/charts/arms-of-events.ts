/** Events and arrests with their case, with whom they concern, and an event with the contribution that it rests on. */
import { label } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';
import { type Arm, anyOf, type Found, type Placed, paged, plain } from './link.ts';
import { idOf, type ThingType } from './thing.ts';

const events = ({ db }: Context) =>
  db
    .selectFrom('event')
    .select(['event.id', 'event.investigationId', 'event.recordedAt as at', 'event.by'])
    .where('event.withdrawnAt', 'is', null);
type EventRow = Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number];

const inCase = ({ id, investigationId, at, by, first, second }: EventRow & Placed): Found => ({
  link: { ...plain, from: { eventId: id }, to: { investigationId }, kind: 'happened_in', at, by },
  place: [first, second],
});

/** Those that concern somebody who is still a subject. */
const eventsOfSubjects = (context: Context) =>
  events(context)
    .innerJoin('subject', 'subject.id', 'event.subjectId')
    .select('subject.id as subjectId')
    .where('subject.withdrawnAt', 'is', null);

const concerns = ({ id, subjectId, at, by, first, second }: EventRow & Placed & { subjectId: number }): Found => ({
  link: { ...plain, from: { eventId: id }, to: { subjectId }, kind: 'concerns', at, by },
  place: [first, second],
});

/** Those that rest on a contribution that the viewer may see as well. */
const eventsOfContributions = (context: Context) =>
  events(context)
    .innerJoin('contribution', 'contribution.id', 'event.contributionId')
    .select('contribution.id as contributionId');

const restsOn = ({
  id,
  contributionId,
  at,
  by,
  first,
  second,
}: EventRow & Placed & { contributionId: number }): Found => ({
  link: { ...plain, from: { eventId: id }, to: { contributionId }, kind: 'rests_on', at, by },
  place: [first, second],
});

const arrests = ({ db }: Context) =>
  db
    .selectFrom('arrest')
    .select(['arrest.id', 'arrest.investigationId', 'arrest.outcome', 'arrest.recordedAt as at', 'arrest.by'])
    .where('arrest.withdrawnAt', 'is', null);
type ArrestRow = Awaited<ReturnType<ReturnType<typeof arrests>['execute']>>[number];

const arrestInCase = ({ id, investigationId, outcome, at, by, first, second }: ArrestRow & Placed): Found => ({
  link: {
    ...plain,
    from: { arrestId: id },
    to: { investigationId },
    kind: 'happened_in',
    words: label(outcome),
    at,
    by,
  },
  place: [first, second],
});

const arrestsOfSubjects = (context: Context) =>
  arrests(context)
    .innerJoin('subject', 'subject.id', 'arrest.subjectId')
    .select('subject.id as subjectId')
    .where('subject.withdrawnAt', 'is', null);

const arrestOf = ({
  id,
  subjectId,
  outcome,
  at,
  by,
  first,
  second,
}: ArrestRow & Placed & { subjectId: number }): Found => ({
  link: { ...plain, from: { arrestId: id }, to: { subjectId }, kind: 'concerns', words: label(outcome), at, by },
  place: [first, second],
});

const byEvent = ['event.id', 'event.id'] as const;
const byEventTime = ['event.fromAt', 'event.id'] as const;
const byArrest = ['arrest.id', 'arrest.id'] as const;
const byArrestTime = ['arrest.at', 'arrest.id'] as const;

type Read = Arm['read'];
const arm = (near: ThingType, far: ThingType, read: Read): Arm => ({ near, far, read });

export const eventsOf: readonly Arm[] = [
  arm('investigation', 'event', async (context, near, page) =>
    (
      await paged(
        events(context).where('event.investigationId', ...anyOf(near.map(idOf))),
        byEventTime,
        page,
        near.length === 1,
      ).execute()
    ).map(inCase),
  ),
  arm('event', 'investigation', async (context, near, page) =>
    (
      await paged(
        events(context).where('event.id', ...anyOf(near.map(idOf))),
        byEvent,
        page,
        near.length === 1,
      ).execute()
    ).map(inCase),
  ),
  arm('subject', 'event', async (context, near, page) =>
    (
      await paged(
        eventsOfSubjects(context).where('event.subjectId', ...anyOf(near.map(idOf))),
        byEvent,
        page,
        near.length === 1,
      ).execute()
    ).map(concerns),
  ),
  arm('event', 'subject', async (context, near, page) =>
    (
      await paged(
        eventsOfSubjects(context).where('event.id', ...anyOf(near.map(idOf))),
        byEvent,
        page,
        near.length === 1,
      ).execute()
    ).map(concerns),
  ),
  arm('contribution', 'event', async (context, near, page) =>
    (
      await paged(
        eventsOfContributions(context).where('event.contributionId', ...anyOf(near.map(idOf))),
        byEvent,
        page,
        near.length === 1,
      ).execute()
    ).map(restsOn),
  ),
  arm('event', 'contribution', async (context, near, page) =>
    (
      await paged(
        eventsOfContributions(context).where('event.id', ...anyOf(near.map(idOf))),
        byEvent,
        page,
        near.length === 1,
      ).execute()
    ).map(restsOn),
  ),
  arm('investigation', 'arrest', async (context, near, page) =>
    (
      await paged(
        arrests(context).where('arrest.investigationId', ...anyOf(near.map(idOf))),
        byArrestTime,
        page,
        near.length === 1,
      ).execute()
    ).map(arrestInCase),
  ),
  arm('arrest', 'investigation', async (context, near, page) =>
    (
      await paged(
        arrests(context).where('arrest.id', ...anyOf(near.map(idOf))),
        byArrest,
        page,
        near.length === 1,
      ).execute()
    ).map(arrestInCase),
  ),
  arm('subject', 'arrest', async (context, near, page) =>
    (
      await paged(
        arrestsOfSubjects(context).where('arrest.subjectId', ...anyOf(near.map(idOf))),
        byArrest,
        page,
        near.length === 1,
      ).execute()
    ).map(arrestOf),
  ),
  arm('arrest', 'subject', async (context, near, page) =>
    (
      await paged(
        arrestsOfSubjects(context).where('arrest.id', ...anyOf(near.map(idOf))),
        byArrest,
        page,
        near.length === 1,
      ).execute()
    ).map(arrestOf),
  ),
];
