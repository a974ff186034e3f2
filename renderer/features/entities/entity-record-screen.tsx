import { ImagePlus, Plus } from 'lucide-react';
import { useState } from 'react';
import type {
  EntityRecord,
  IdentifierOfEntity,
  Marker,
  Relation,
  SameAs,
} from '../../../preload/contract/entity-records.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useOpenForm } from '../../shell/asked-form.ts';
import { OpenInChart } from '../../shell/open-in-chart.tsx';
import { OpenOnMap } from '../../shell/open-on-map.tsx';
import { Link } from '../../shell/router.tsx';
import { attempt, submit } from '../../shell/save.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { Badge, MarkingBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SectionColumns, Sections } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { ImageView } from '../documents/image-view.tsx';
import { SmallMap } from '../maps/small-map.tsx';
import { RelateEntity, SaySame } from './between-dialogs.tsx';
import { ChoosePhoto } from './choose-photo.tsx';
import {
  AddEntityIdentifier,
  AddMarker,
  ChangeEntity,
  EndIdentifier,
  EndRelation,
  ReviewMarker,
} from './entity-dialogs.tsx';
import { History, Identifiers, Markers, Relations, Same } from './entity-parts.tsx';
import { HeldByCases, HeldByContributions, useHeldBy } from './held-by.tsx';
import { InTime } from './in-time.tsx';
import './entities.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.entityRecordScreen;

const toList = <WayBack to={{ name: 'entity-records' }}>{texts.peopleAndThings}</WayBack>;

/** One person or thing: what warns of it, what it is known by, how it is related, and everything that the matcher finds for it. */
export default function EntityRecordScreen({ route }: ScreenProps<'entity-record'>) {
  const read = useQuery(
    'entities.get',
    { entityId: route.id },
    { topics: ['entity', 'investigation', 'contribution'] },
  );
  return (
    <QueryView query={read} wayBack={toList}>
      {({ entity }) => <Shown key={entity.id} entity={entity} />}
    </QueryView>
  );
}

type Asking =
  | { what: 'change' | 'identifier' | 'marker' | 'relate' | 'same' | 'withdraw' | 'photo' }
  | { what: 'end' | 'withdrawIdentifier'; held: IdentifierOfEntity }
  | { what: 'review'; marker: Marker }
  | { what: 'endRelation' | 'withdrawRelation'; relation: Relation }
  | { what: 'undo'; same: SameAs };

function Shown({ entity }: { entity: EntityRecord }) {
  const { id, investigationId } = entity;
  const inUse = entity.withdrawnAt === null;
  const mayChange = useCan('entities.change') && entity.mayChange;
  const changes = mayChange && inUse;
  const of = `${investigationId}:${id}` as const;
  const [asking, setAsking] = useOpenForm<Asking>([
    [`change-entity:${of}`, { what: 'change' }],
    [`withdraw-entity:${of}`, { what: 'withdraw' }],
    [`add-entity-identifier:${of}`, { what: 'identifier' }],
    [`add-marker:${of}`, { what: 'marker' }],
    [`relate-entity:${of}`, { what: 'relate' }],
    [`say-same:${of}`, { what: 'same' }],
  ]);
  const list = useHeldBy(id);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const add = (what: 'identifier' | 'relate' | 'same', words: string) =>
    changes ? (
      <Button size="small" icon={<Plus />} onPress={() => setAsking({ what })}>
        {words}
      </Button>
    ) : null;
  return (
    <View
      title={entity.title}
      facts={
        <Cluster>
          <span>{label(entity.kind)}</span>
          <MarkingBadge marking={entity.marking} caveats={entity.caveats} />
        </Cluster>
      }
      actions={
        <>
          <OpenInChart things={thingsOf(entity)} />
          <OpenOnMap kind="entity-record" value={id} />
          {changes ? (
            <>
              <Button size="small" onPress={() => setAsking({ what: 'marker' })}>
                {texts.setAWarning}
              </Button>
              <Button size="small" onPress={() => setAsking({ what: 'change' })}>
                {texts.change}
              </Button>
              <Button size="small" onPress={() => setAsking({ what: 'withdraw' })}>
                {texts.withdraw}
              </Button>
            </>
          ) : null}
          {mayChange && !inUse ? (
            <Button size="small" onPress={() => void attempt('entities.restore', { entityId: id })}>
              {texts.restore}
            </Button>
          ) : null}
        </>
      }
      reading
    >
      <Sections>
        {inUse ? null : (
          <Banner tone="warning" title={texts.withdrawn}>
            {texts.itWasRecordedBy}
          </Banner>
        )}
        <div className={entity.photo === null ? 'entity__head entity__head--plain' : 'entity__head'}>
          {entity.photo === null ? null : (
            <div className="entity__photo">
              <ImageView
                key={entity.photo.sha256}
                documentId={entity.photo.documentId}
                size={entity.photo.size}
                name={texts.photographOf(entity.title)}
                small
              />
            </div>
          )}
          <div>
            <Line
              end={
                changes ? (
                  <Button size="small" tone="quiet" icon={<ImagePlus />} onPress={() => setAsking({ what: 'photo' })}>
                    {entity.photo === null ? texts.chooseAPhotograph : texts.anotherPhotograph}
                  </Button>
                ) : null
              }
            >
              <Link to={{ name: 'investigation', id: investigationId, tab: 'subjects' }}>
                {texts.op(entity.operation)}
              </Link>
              {entity.aliases.map((alias) => (
                <Badge key={alias}>“{alias}”</Badge>
              ))}
              <span className="muted">
                {texts.recordedBy(entity.addedBy)}
                <Time at={entity.addedAt} show="date" />
              </span>
            </Line>
            {entity.description === '' ? null : <p className="entity__description">{entity.description}</p>}
          </div>
        </div>
        <Markers
          markers={entity.markers}
          today={today}
          onReview={changes ? (marker) => setAsking({ what: 'review', marker }) : null}
        />
        <SectionColumns>
          <div className="entity__column">
            <Identifiers
              entity={entity}
              add={add('identifier', texts.addIdentifier)}
              onEnd={changes ? (held) => setAsking({ what: 'end', held }) : null}
              onWithdraw={changes ? (held) => setAsking({ what: 'withdrawIdentifier', held }) : null}
            />
            <Relations
              entity={entity}
              add={add('relate', texts.addRelation)}
              onEnd={(relation) => setAsking({ what: 'endRelation', relation })}
              onWithdraw={(relation) => setAsking({ what: 'withdrawRelation', relation })}
            />
            <Same
              entity={entity}
              add={add('same', texts.addSameAs)}
              onUndo={(same) => setAsking({ what: 'undo', same })}
            />
            <InTime entity={entity} tips={list.tips} />
            <History entity={entity} />
          </div>
          <div className="entity__column">
            <HeldByCases entityId={id} />
            <SmallMap kind="entity-record" value={id} />
            <HeldByContributions list={list} />
          </div>
        </SectionColumns>
      </Sections>
      {asking === null ? null : <Asked entity={entity} asking={asking} onClose={() => setAsking(null)} />}
    </View>
  );
}

/** What the chart starts from: itself, its case, what it is known by, what it is related to and what it is said to be the same as. */
function thingsOf({ id, investigationId, identifiers, relations, same }: EntityRecord): string[] {
  const others = [
    ...relations.filter(({ withdrawnAt }) => withdrawnAt === null),
    ...same.filter(({ undoneAt }) => undoneAt === null),
  ];
  return [
    `entity:${id}`,
    `investigation:${investigationId}`,
    ...new Set(
      others.map(({ otherEntityId, subjectId }) =>
        otherEntityId === null ? `subject:${subjectId}` : `entity:${otherEntityId}`,
      ),
    ),
    ...identifiers.filter(({ kind }) => kind !== 'date').map(({ kind, value }) => `${kind}:${value}`),
  ];
}

/** The form that is open. */
function Asked({ entity, asking, onClose }: { entity: EntityRecord; asking: Asking; onClose: () => void }) {
  const of = `${entity.investigationId}:${entity.id}` as const;
  switch (asking.what) {
    case 'change':
      return <ChangeEntity entity={entity} onClose={onClose} />;
    case 'identifier':
      return <AddEntityIdentifier entity={entity} onClose={onClose} />;
    case 'marker':
      return <AddMarker entity={entity} onClose={onClose} />;
    case 'relate':
      return <RelateEntity entity={entity} onClose={onClose} />;
    case 'same':
      return <SaySame entity={entity} onClose={onClose} />;
    case 'photo':
      return <ChoosePhoto entity={entity} onClose={onClose} />;
    case 'end':
      return <EndIdentifier entity={entity} held={asking.held} onClose={onClose} />;
    case 'review':
      return <ReviewMarker entity={entity} marker={asking.marker} onClose={onClose} />;
    case 'endRelation':
      return <EndRelation entity={entity} relation={asking.relation} onClose={onClose} />;
    case 'withdraw':
      return (
        <ConfirmDialog
          title={texts.withdrawTitle(entity.title)}
          text={texts.itWasRecordedByMistake}
          confirm={texts.withdraw}
          reason={{ label: texts.why, draft: `withdraw-entity:${of}` }}
          isOpen
          onConfirm={(reason) => submit('entities.withdraw', { entityId: entity.id, reason }, texts.withdrawnToast)}
          onClose={onClose}
        />
      );
    case 'withdrawIdentifier':
      return (
        <ConfirmDialog
          title={texts.withdrawTitle(asking.held.text)}
          text={texts.itWasRecordedByMistakeNothing}
          confirm={texts.withdraw}
          reason={{ label: texts.why, draft: `withdraw-entity-identifier:${of}` }}
          isOpen
          onConfirm={(reason) =>
            submit('entities.withdrawIdentifier', { entityIdentifierId: asking.held.id, reason }, texts.withdrawnToast)
          }
          onClose={onClose}
        />
      );
    case 'withdrawRelation':
      return (
        <ConfirmDialog
          title={texts.withdrawTheRelationTo(asking.relation.title)}
          text={texts.itWasRecordedByMistakeAnd}
          confirm={texts.withdraw}
          reason={{ label: texts.why, draft: `withdraw-relation:${of}` }}
          isOpen
          onConfirm={(reason) =>
            submit('entities.withdrawRelation', { relationId: asking.relation.id, reason }, texts.withdrawnToast)
          }
          onClose={onClose}
        />
      );
    case 'undo':
      return (
        <ConfirmDialog
          title={texts.notTheSameAs(asking.same.title)}
          text={texts.bothRecordsAreAs}
          confirm={texts.takeBack}
          reason={{ label: texts.why, draft: `undo-same:${of}` }}
          isOpen
          onConfirm={(reason) => submit('entities.undoSame', { sameId: asking.same.id, reason }, texts.takenBack)}
          onClose={onClose}
        />
      );
  }
}
