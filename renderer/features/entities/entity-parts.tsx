import type { ReactNode } from 'react';
import type {
  EntityRecord,
  IdentifierOfEntity,
  Marker,
  Relation,
  SameAs,
  ShownFrom,
} from '../../../preload/contract/entity-records.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { Link } from '../../shell/router.tsx';
import { Badge, GradeBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { KnownFrom } from './source-record.tsx';
import { daysInWords, gradeLetters, gradeMeaning, markerTone, relationInWords } from './words.ts';
import './entities.css';

type Sourced = ShownFrom & Pick<IdentifierOfEntity, 'grade'>;

const namesRecord = ({ contributionId, documentId, event, exhibit }: ShownFrom): boolean =>
  contributionId !== null || documentId !== null || event !== null || exhibit !== null;

/** What it rests on, and its grade. */
function RestsOn({ of, mayChange }: { of: Sourced; mayChange: boolean }) {
  const { source, grade } = of;
  if (source === '' && grade === null && !namesRecord(of)) return null;
  return (
    <span className="muted">
      {grade === null ? null : <GradeBadge grade={gradeLetters(grade)} meaning={gradeMeaning(grade)} />} {source}
      <KnownFrom of={of} mayChange={mayChange} />
      {grade?.conditions == null ? '' : ` Conditions: ${grade.conditions}`}
    </span>
  );
}

/** A quiet button of a row. */
function Act({ onPress, children, about }: { onPress: () => void; children: string; about: string }) {
  return (
    <Button size="small" tone="quiet" aria-label={`${children} ${about}`} onPress={onPress}>
      {children}
    </Button>
  );
}

export function Identifiers(props: {
  entity: EntityRecord;
  add: ReactNode;
  onEnd: ((held: IdentifierOfEntity) => void) | null;
  onWithdraw: ((held: IdentifierOfEntity) => void) | null;
}) {
  const { entity, add, onEnd, onWithdraw } = props;
  return (
    <Section title="Known by" label="Known by" actions={add}>
      <RecordList empty="Nothing is recorded by which it could be recognised.">
        {entity.identifiers.map((held) => (
          <li key={held.id}>
            <Line
              end={
                held.named || onEnd === null || onWithdraw === null ? null : (
                  <Cluster>
                    <Act about={held.text} onPress={() => onEnd(held)}>
                      End
                    </Act>
                    <Act about={held.text} onPress={() => onWithdraw(held)}>
                      Withdraw
                    </Act>
                  </Cluster>
                )
              }
            >
              <span className="muted">{held.named ? 'Name' : label(held.kind)}</span>
              <Link to={{ name: 'entity', kind: held.kind, value: held.value }}>{held.text}</Link>
              {daysInWords(held.validFrom, held.validTo) === null ? null : (
                <span>{daysInWords(held.validFrom, held.validTo)}</span>
              )}
            </Line>
            <RestsOn of={held} mayChange={entity.mayChange} />
          </li>
        ))}
      </RecordList>
    </Section>
  );
}

/** Those that stand, as a warning before all else; those that ended are in the history. */
export function Markers(props: {
  markers: readonly Marker[];
  today: string;
  onReview: ((marker: Marker) => void) | null;
}) {
  const standing = props.markers.filter(({ endedAt }) => endedAt === null);
  if (standing.length === 0) return null;
  const { onReview } = props;
  return (
    <Section title="Warnings" label="Warnings">
      <RecordList>
        {standing.map((marker) => (
          <li key={marker.id}>
            <Line
              end={
                onReview === null ? null : (
                  <Act about={label(marker.kind)} onPress={() => onReview(marker)}>
                    Review
                  </Act>
                )
              }
            >
              <Badge tone={markerTone(marker.kind)}>{label(marker.kind)}</Badge>
              {marker.note === '' ? null : <span>{marker.note}</span>}
              {marker.reviewOn < props.today ? <Badge tone="warning">Review overdue</Badge> : null}
            </Line>
            <span className="muted">
              {marker.source}
              <KnownFrom of={marker} mayChange={props.onReview !== null} />; since {isoInWords(marker.since)}, review by{' '}
              {isoInWords(marker.reviewOn)}; set by {marker.setBy}
            </span>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}

function Other({ of }: { of: Pick<SameAs, 'otherEntityId' | 'investigationId' | 'operation' | 'title'> }) {
  return (
    <>
      <Link
        to={
          of.otherEntityId === null
            ? { name: 'investigation', id: of.investigationId, tab: 'subjects' }
            : { name: 'entity-record', id: of.otherEntityId }
        }
      >
        {of.title}
      </Link>
      <Badge>Op {of.operation}</Badge>
    </>
  );
}

export function Relations(props: {
  entity: EntityRecord;
  add: ReactNode;
  onEnd: ((one: Relation) => void) | null;
  onWithdraw: ((one: Relation) => void) | null;
}) {
  const { entity, add, onEnd, onWithdraw } = props;
  return (
    <Section title="Relations" label="Relations" actions={add}>
      <RecordList empty="It is related to nothing that you can see.">
        {entity.relations.map((one) => (
          <li key={one.id}>
            <Line
              end={
                one.mayEnd && one.withdrawnAt === null && onEnd !== null && onWithdraw !== null ? (
                  <Cluster>
                    <Act about={one.title} onPress={() => onEnd(one)}>
                      End
                    </Act>
                    <Act about={one.title} onPress={() => onWithdraw(one)}>
                      Withdraw
                    </Act>
                  </Cluster>
                ) : null
              }
            >
              <span className={one.withdrawnAt === null ? 'muted' : 'muted entity__undone'}>
                {relationInWords(one)}
              </span>
              <Other of={one} />
              {daysInWords(one.fromDay, one.toDay) === null ? null : <span>{daysInWords(one.fromDay, one.toDay)}</span>}
              {one.withdrawnAt === null ? null : <Badge tone="warning">Withdrawn</Badge>}
            </Line>
            <RestsOn of={one} mayChange={entity.mayChange} />
            {one.endReason === null ? null : <span className="muted">Ended: {one.endReason}</span>}
            {one.withdrawnReason === null ? null : <span className="muted">Withdrawn: {one.withdrawnReason}</span>}
          </li>
        ))}
      </RecordList>
    </Section>
  );
}

/** What it is said to be the same as: each with its reason, and what was taken back. */
export function Same(props: { entity: EntityRecord; add: ReactNode; onUndo: ((one: SameAs) => void) | null }) {
  const { entity, add, onUndo } = props;
  return (
    <Section title="The same as" label="The same as" actions={add}>
      <RecordList empty="Nobody has said that it is the same as another.">
        {entity.same.map((one) => (
          <li key={one.id}>
            <Line
              end={
                one.mayUndo && one.undoneAt === null && onUndo !== null ? (
                  <Act about={one.title} onPress={() => onUndo(one)}>
                    Take back
                  </Act>
                ) : null
              }
            >
              <Other of={one} />
              {one.otherEntityId === null ? <span className="muted">Subject</span> : null}
              {one.undoneAt === null ? null : <Badge tone="warning">Taken back</Badge>}
            </Line>
            <span className="muted">
              {one.by}, <Time at={one.at} />: {one.reason}
            </span>
            {one.undoneAt === null ? null : (
              <span className="muted">
                Taken back by {one.undoneBy}, <Time at={one.undoneAt} />: {one.undoneReason}
              </span>
            )}
          </li>
        ))}
        {entity.alike.map((one) => (
          <li key={`${one.otherEntityId} ${one.subjectId}`}>
            <Line>
              <Other of={one} />
              <span className="muted">by way of another</span>
            </Line>
          </li>
        ))}
      </RecordList>
    </Section>
  );
}

/** What was changed of it, and why. */
export function History({ entity }: { entity: EntityRecord }) {
  return (
    <Section title="History" label="History">
      <RecordList most={5} empty="Nothing has been changed.">
        {entity.history.map((one) => (
          <li key={one.id}>
            {one.what}{' '}
            <span className="muted">
              {one.by}, <Time at={one.at} />
            </span>
            {one.reason === null ? null : <q>{one.reason}</q>}
          </li>
        ))}
      </RecordList>
    </Section>
  );
}
