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
import { catalogue } from './catalogue.ts';

const texts = catalogue.entityParts;

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
      {grade?.conditions == null ? '' : texts.conditions(grade.conditions)}
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
    <Section title={texts.knownBy} label={texts.knownBy} actions={add}>
      <RecordList empty={texts.nothingIsRecordedBy}>
        {entity.identifiers.map((held) => (
          <li key={held.id}>
            <Line
              end={
                held.named || onEnd === null || onWithdraw === null ? null : (
                  <Cluster>
                    <Act about={held.text} onPress={() => onEnd(held)}>
                      {texts.end}
                    </Act>
                    <Act about={held.text} onPress={() => onWithdraw(held)}>
                      {texts.withdraw}
                    </Act>
                  </Cluster>
                )
              }
            >
              <span className="muted">{held.named ? texts.name : label(held.kind)}</span>
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
    <Section title={texts.warnings} label={texts.warnings}>
      <RecordList>
        {standing.map((marker) => (
          <li key={marker.id}>
            <Line
              end={
                onReview === null ? null : (
                  <Act about={label(marker.kind)} onPress={() => onReview(marker)}>
                    {texts.review}
                  </Act>
                )
              }
            >
              <Badge tone={markerTone(marker.kind)}>{label(marker.kind)}</Badge>
              {marker.note === '' ? null : <span>{marker.note}</span>}
              {marker.reviewOn < props.today ? <Badge tone="warning">{texts.reviewOverdue}</Badge> : null}
            </Line>
            <span className="muted">
              {marker.source}
              <KnownFrom of={marker} mayChange={props.onReview !== null} />
              {texts.sinceReviewBySet(isoInWords(marker.since), isoInWords(marker.reviewOn), marker.setBy)}
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
      <Badge>{texts.op(of.operation)}</Badge>
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
    <Section title={texts.relations} label={texts.relations} actions={add}>
      <RecordList empty={texts.itIsRelatedTo}>
        {entity.relations.map((one) => (
          <li key={one.id}>
            <Line
              end={
                one.mayEnd && one.withdrawnAt === null && onEnd !== null && onWithdraw !== null ? (
                  <Cluster>
                    <Act about={one.title} onPress={() => onEnd(one)}>
                      {texts.end}
                    </Act>
                    <Act about={one.title} onPress={() => onWithdraw(one)}>
                      {texts.withdraw}
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
              {one.withdrawnAt === null ? null : <Badge tone="warning">{texts.withdrawn}</Badge>}
            </Line>
            <RestsOn of={one} mayChange={entity.mayChange} />
            {one.endReason === null ? null : <span className="muted">{texts.ended(one.endReason)}</span>}
            {one.withdrawnReason === null ? null : (
              <span className="muted">{texts.withdrawnBecause(one.withdrawnReason)}</span>
            )}
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
    <Section title={texts.theSameAs} label={texts.theSameAs} actions={add}>
      <RecordList empty={texts.nobodyHasSaidThat}>
        {entity.same.map((one) => (
          <li key={one.id}>
            <Line
              end={
                one.mayUndo && one.undoneAt === null && onUndo !== null ? (
                  <Act about={one.title} onPress={() => onUndo(one)}>
                    {texts.takeBack}
                  </Act>
                ) : null
              }
            >
              <Other of={one} />
              {one.otherEntityId === null ? <span className="muted">{texts.subject}</span> : null}
              {one.undoneAt === null ? null : <Badge tone="warning">{texts.takenBack}</Badge>}
            </Line>
            <span className="muted">
              {one.by}, <Time at={one.at} />: {one.reason}
            </span>
            {one.undoneAt === null ? null : (
              <span className="muted">
                {texts.takenBackBy}
                {one.undoneBy}, <Time at={one.undoneAt} />: {one.undoneReason}
              </span>
            )}
          </li>
        ))}
        {entity.alike.map((one) => (
          <li key={`${one.otherEntityId} ${one.subjectId}`}>
            <Line>
              <Other of={one} />
              <span className="muted">{texts.byWayOfAnother}</span>
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
    <Section title={texts.history} label={texts.history}>
      <RecordList most={5} empty={texts.nothingHasBeenChanged}>
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
