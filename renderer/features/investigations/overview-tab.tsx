import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label, type Priority } from '../../../preload/contract/words.ts';
import { save } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { Badge, PriorityBadge, StageBadge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { AssessStage } from '../plots/assess-stage.tsx';
import { ChangeCase } from './change-case.tsx';
import { priorityOptions } from './open-investigation.tsx';
import { ArrestOutcomeDialog, RecordArrest, RecordDisruption, WithdrawDisruption } from './outcomes.tsx';

type Arrest = Investigation['arrests'][number];
type Asking = 'case' | 'priority' | 'state' | 'stage' | 'arrest' | 'disruption' | null;

export function OverviewTab({ investigation }: { investigation: Investigation }) {
  const [asking, setAsking] = useState<Asking>(null);
  const writes = useCan('investigations.change');
  const [arrest, setArrest] = useState<Arrest | null>(null);
  const close = () => setAsking(null);
  const { id, version } = investigation;
  const plot = investigation.kind === 'attack plot';
  return (
    <div className="case">
      <div className="case__columns">
        <section className="case__section" aria-label="Summary">
          <div className="case__head">
            <h2>Summary</h2>
            {writes ? (
              <span className="case__tags">
                <Button size="small" onPress={() => setAsking('case')}>
                  Change
                </Button>
                <Button size="small" onPress={() => setAsking('priority')}>
                  Change priority
                </Button>
                <Button size="small" onPress={() => setAsking('state')}>
                  {investigation.state === 'live' ? 'Close' : 'Open again'}
                </Button>
                <Button size="small" onPress={() => setAsking('arrest')}>
                  Record an arrest
                </Button>
                {plot && investigation.disruption === null ? (
                  <Button size="small" onPress={() => setAsking('disruption')}>
                    Record disruption
                  </Button>
                ) : null}
              </span>
            ) : null}
          </div>
          <p className="case__summary">{investigation.summary}</p>
          {investigation.disruption === null ? null : (
            <Banner
              tone="success"
              title={investigation.disruption.lateStage ? 'Disrupted at a late stage' : 'Disrupted'}
            >
              <Time at={investigation.disruption.at} />. {investigation.disruption.summary}
              {writes ? <WithdrawDisruption investigationId={id} itemId={investigation.disruption.id} /> : null}
            </Banner>
          )}
        </section>
        <section className="case__section" aria-label="Facts">
          <h2>Facts</h2>
          <DescriptionList
            facts={[
              { term: 'Subject matter', value: label(investigation.kind) },
              { term: 'Area', value: investigation.area },
              { term: 'Owner', value: investigation.owner ?? 'Nobody yet' },
              { term: 'Team', value: investigation.team.map((person) => person.name).join(', ') || 'Nobody yet' },
              { term: 'Opened', value: <Time at={investigation.openedAt} /> },
              { term: 'Closed', value: investigation.closedAt === null ? 'No' : <Time at={investigation.closedAt} /> },
              { term: 'Contributions linked', value: String(investigation.tips) },
              { term: 'Arrests', value: String(investigation.arrests.length) },
            ]}
          />
        </section>
      </div>
      {plot ? <Assessments investigation={investigation} onAssess={() => setAsking('stage')} /> : null}
      <div className="case__columns">
        <section className="case__section" aria-label="Priority history">
          <h2>Priority</h2>
          <ul className="case__list">
            {investigation.priorities.map((change) => (
              <li key={`${change.at} ${change.to}`}>
                <span className="case__line">
                  {change.from === null ? null : <PriorityBadge priority={change.from} />}
                  {change.from === null ? null : <span aria-hidden="true">→</span>}
                  <PriorityBadge priority={change.to} />
                  <span className="muted">
                    {change.by}, <Time at={change.at} show="date" />
                  </span>
                </span>
                <span>{change.reason}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="case__section" aria-label="Arrests">
          <h2>Arrests</h2>
          {investigation.arrests.length === 0 ? <p className="muted">None.</p> : null}
          <ul className={investigation.arrests.length === 0 ? '' : 'case__list'}>
            {investigation.arrests.slice(0, 12).map((each) => (
              <li key={each.id}>
                <span className="case__line">
                  <Time at={each.at} show="date" /> {each.subject ?? 'Not a subject here'}
                  <span className="case__push case__tags">
                    <Badge>{label(each.outcome)}</Badge>
                    {writes ? (
                      <Button size="small" tone="quiet" onPress={() => setArrest(each)}>
                        Outcome
                      </Button>
                    ) : null}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          {investigation.arrests.length > 12 ? (
            <p className="muted">and {investigation.arrests.length - 12} more, on the timeline.</p>
          ) : null}
        </section>
      </div>
      {investigation.withdrawn.length === 0 ? null : (
        <section className="case__section" aria-label="Out of use">
          <h2>Out of use</h2>
          <ul className="case__list">
            {investigation.withdrawn.map(({ what, itemId, words, at }) => (
              <li key={`${what} ${itemId}`}>
                <span className="case__line">
                  <Badge>{label(what)}</Badge> {words}
                  <span className="muted">
                    withdrawn <Time at={at} />
                  </span>
                  {writes ? (
                    <span className="case__push">
                      <Button
                        size="small"
                        tone="quiet"
                        onPress={() => void save('investigations.restore', { id, what, itemId }, 'It is back.')}
                      >
                        Put back
                      </Button>
                    </span>
                  ) : null}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {investigation.changes.length === 0 ? null : (
        <section className="case__section" aria-label="Changes">
          <h2>Changes</h2>
          <ul className="case__list">
            {investigation.changes.map((change) => (
              <li key={change.id}>
                <span className="case__line">
                  <strong>{change.what}</strong>
                  <span className="muted case__push">
                    {change.by}, <Time at={change.at} />
                  </span>
                </span>
                {change.reason === null ? null : <span>{change.reason}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {asking === 'case' ? <ChangeCase investigation={investigation} onClose={close} /> : null}
      {asking === 'priority' ? <ChangePriority investigation={investigation} onClose={close} /> : null}
      {asking === 'stage' ? <AssessStage investigationId={id} onClose={close} /> : null}
      {asking === 'arrest' ? <RecordArrest investigation={investigation} onClose={close} /> : null}
      {arrest === null ? null : (
        <ArrestOutcomeDialog investigationId={id} arrest={arrest} onClose={() => setArrest(null)} />
      )}
      {asking === 'disruption' ? <RecordDisruption investigationId={id} onClose={close} /> : null}
      <ConfirmDialog
        title={
          investigation.state === 'live'
            ? `Close Op ${investigation.operation}`
            : `Open Op ${investigation.operation} again`
        }
        text={
          investigation.state === 'live'
            ? 'Its subjects still match new contributions. It can be opened again.'
            : 'It becomes a live investigation again.'
        }
        confirm={investigation.state === 'live' ? 'Close it' : 'Open it again'}
        reason={{ label: 'Why' }}
        isOpen={asking === 'state'}
        onConfirm={(reason) =>
          void save(
            'investigations.change',
            { id, version, state: investigation.state === 'live' ? 'closed' : 'live', reason },
            investigation.state === 'live' ? 'Closed.' : 'Open again.',
          )
        }
        onClose={close}
      />
    </div>
  );
}

function Assessments({ investigation, onAssess }: { investigation: Investigation; onAssess: () => void }) {
  const writes = useCan('investigations.assessStage');
  const { account } = useSession();
  const [refusing, setRefusing] = useState<number | null>(null);
  const { id } = investigation;
  return (
    <section className="case__section" aria-label="Plot stage">
      <div className="case__head">
        <h2>Plot stage</h2>
        {writes ? (
          <Button size="small" onPress={onAssess}>
            Assess the stage
          </Button>
        ) : null}
      </div>
      <p className="muted">
        Late-stage, rule {investigation.lateStageRule.version}: {investigation.lateStageRule.wording}
      </p>
      {investigation.assessments.length === 0 ? <p className="muted">Not assessed yet.</p> : null}
      <ul className={investigation.assessments.length === 0 ? '' : 'case__list'}>
        {investigation.assessments.map((each) => {
          const evidence = (['intent', 'target', 'capability', 'rehearsal'] as const).filter(
            (word) => each.evidence[word],
          );
          const waits = each.countersignedBy === null && !each.refused;
          return (
            <li key={each.id}>
              <span className="case__line">
                <StageBadge stage={each.stage} late={each.lateStage} />
                {evidence.map((word) => (
                  <Badge key={word}>{label(word)}</Badge>
                ))}
                {waits ? <Badge tone="warning">Awaits a countersignature</Badge> : null}
                {each.refused ? <Badge tone="danger">Not countersigned</Badge> : null}
                {waits && writes && each.byId !== account.id ? (
                  <span className="case__push case__tags">
                    <Button size="small" onPress={() => setRefusing(each.id)}>
                      Refuse
                    </Button>
                    <Button
                      size="small"
                      tone="primary"
                      onPress={() =>
                        void save(
                          'investigations.countersign',
                          { id, assessmentId: each.id, agree: true },
                          'Countersigned.',
                        )
                      }
                    >
                      Countersign
                    </Button>
                  </span>
                ) : null}
              </span>
              <span>{each.reason}</span>
              <span className="muted">
                {each.by}, <Time at={each.at} />
                {each.countersignedBy === null || each.countersignedAt === null ? null : (
                  <>
                    ; countersigned by {each.countersignedBy}, <Time at={each.countersignedAt} />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        title="Refuse to countersign"
        text="The assessment stays in the history and does not count."
        confirm="Refuse"
        reason={{ label: 'Why' }}
        isOpen={refusing !== null}
        onConfirm={(reason) => {
          if (refusing !== null)
            save('investigations.countersign', { id, assessmentId: refusing, agree: false, reason }, 'Refused.');
        }}
        onClose={() => setRefusing(null)}
      />
    </section>
  );
}

function ChangePriority({ investigation, onClose }: { investigation: Investigation; onClose: () => void }) {
  const [priority, setPriority] = useState<Priority>(investigation.priority);
  const [reason, setReason] = useState('');
  const change = async () => {
    const { id, version } = investigation;
    const done = await save(
      'investigations.setPriority',
      { id, version, priority, reason: reason.trim() },
      `Priority is ${priority}.`,
    );
    if (done !== undefined) onClose();
  };
  return (
    <Dialog
      title="Change the priority"
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>Go back</Button>
          <Button
            tone="primary"
            isDisabled={priority === investigation.priority || reason.trim().length < 3}
            onPress={change}
          >
            Change it
          </Button>
        </>
      }
    >
      <div className="case__form">
        <Select label="Priority" options={priorityOptions} value={priority} onChange={setPriority} />
        <TextArea label="Why" value={reason} onChange={setReason} isRequired rows={3} />
      </div>
    </Dialog>
  );
}
