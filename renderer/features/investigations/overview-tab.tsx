import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useOpenForm } from '../../shell/asked-form.ts';
import { go } from '../../shell/router.tsx';
import { submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { Section, SectionColumns, Sections } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { DisseminationsOf } from '../disseminations/disseminations-of.tsx';
import { SetCaveats } from '../markings/caveats.tsx';
import { ChangeMarking } from '../markings/change-marking.tsx';
import { WaitingMarking } from '../markings/waiting-marking.tsx';
import { StageAssessments } from '../plots/stage-assessments.tsx';
import { Arrests } from './arrests.tsx';
import { Changes, PriorityHistory, Withdrawn } from './case-history.tsx';
import { CaseProposals, ClosureWaits } from './case-proposals.tsx';
import { CaseReaders } from './case-readers.tsx';
import { ChangeCase } from './change-case.tsx';
import { ChangePriority } from './change-priority.tsx';
import { ProposeClosure } from './closing/propose-closure.tsx';
import { EnquiriesSection } from './enquiries/enquiries-section.tsx';
import { RecordArrest, RecordDisruption, WithdrawDisruption } from './outcomes.tsx';
import { ProposeChange, TakeCase } from './propose-change.tsx';
import './investigations.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.overviewTab;

type Asking = 'caveats' | 'marking' | 'propose' | 'case' | 'priority' | 'state' | 'arrest' | 'disruption';

/** What an investigation is about, how far it has come, and what was changed. */
export function OverviewTab({ investigation }: { investigation: Investigation }) {
  const { id, disruption } = investigation;
  const [asking, setAsking] = useOpenForm<Asking>([
    [`case-marking:${id}`, 'marking'],
    [`case-caveats:${id}`, 'caveats'],
    [`propose-change:${id}`, 'propose'],
    [`change-case:${id}`, 'case'],
    [`change-priority:${id}`, 'priority'],
    [investigation.state === 'live' ? `close-case:${id}` : `reopen-case:${id}`, 'state'],
    [`record-arrest:${id}`, 'arrest'],
    [`record-disruption:${id}`, 'disruption'],
  ]);
  const works = useCan('investigations.change');
  const writes = works && investigation.mayChange;
  const owns = useSession().account.id === investigation.ownerId;
  const live = investigation.state === 'live';
  const close = () => setAsking(null);
  const plot = investigation.kind === 'attack plot';
  return (
    <Sections>
      <SectionColumns>
        <Section
          title={texts.summary}
          actions={
            works ? (
              <Cluster>
                {investigation.ownerId === null ? <TakeCase investigation={investigation} /> : null}
                {writes ? null : (
                  <Button size="small" onPress={() => setAsking('propose')}>
                    {texts.proposeAChange}
                  </Button>
                )}
              </Cluster>
            ) : null
          }
        >
          {writes ? (
            <Line>
              <Cluster>
                <Button size="small" onPress={() => setAsking('case')}>
                  {texts.change}
                </Button>
                {investigation.waitingMarking === null ? (
                  <Button size="small" onPress={() => setAsking('marking')}>
                    {texts.changeMarking}
                  </Button>
                ) : null}
                <Button size="small" onPress={() => setAsking('caveats')}>
                  {texts.handling}
                </Button>
                <Button size="small" onPress={() => setAsking('priority')}>
                  {texts.changePriority}
                </Button>
                {live && (!owns || investigation.closure !== null) ? null : (
                  <Button size="small" onPress={() => setAsking('state')}>
                    {live ? texts.proposeToClose : texts.reopen}
                  </Button>
                )}
                <Button size="small" onPress={() => setAsking('arrest')}>
                  {texts.recordAnArrest}
                </Button>
                {plot && disruption === null ? (
                  <Button size="small" onPress={() => setAsking('disruption')}>
                    {texts.recordDisruption}
                  </Button>
                ) : null}
              </Cluster>
            </Line>
          ) : null}
          <WaitingMarking
            verb="investigations.answerMarking"
            id={id}
            waiting={investigation.waitingMarking}
            draft={`refuse-case-marking:${id}`}
          />
          {investigation.closure === null ? null : (
            <ClosureWaits investigation={investigation} closure={investigation.closure} />
          )}
          <p className="case__summary">{investigation.summary}</p>
          {disruption === null ? null : (
            <Banner tone="success" title={disruption.lateStage ? texts.disruptedAtALate : texts.disrupted}>
              <Time at={disruption.at} />. {disruption.summary}
              {writes ? <WithdrawDisruption investigationId={id} itemId={disruption.id} /> : null}
            </Banner>
          )}
        </Section>
        <Section title={texts.facts}>
          <DescriptionList
            facts={[
              { term: texts.subjectMatter, value: label(investigation.kind) },
              { term: texts.area, value: investigation.area },
              { term: texts.owner, value: investigation.owner ?? texts.nobodyYet },
              {
                term: texts.team,
                value: investigation.team.map((person) => person.name).join(', ') || texts.nobodyYet,
              },
              { term: texts.opened, value: <Time at={investigation.openedAt} /> },
              ...(investigation.closedAt === null
                ? []
                : [{ term: texts.closed, value: <Time at={investigation.closedAt} /> }]),
              { term: texts.contributionsLinked, value: String(investigation.tips) },
              { term: texts.arrests, value: String(investigation.arrests.length) },
            ]}
          />
        </Section>
      </SectionColumns>
      <EnquiriesSection investigationId={id} mayChange={investigation.mayChange} />
      {plot ? <StageAssessments investigation={investigation} /> : null}
      <SectionColumns>
        <PriorityHistory priorities={investigation.priorities} />
        <Arrests investigation={investigation} />
      </SectionColumns>
      <DisseminationsOf about={{ investigationId: id }} />
      <Withdrawn investigation={investigation} />
      <CaseReaders investigation={investigation} />
      <CaseProposals investigationId={id} />
      <Changes changes={investigation.changes} />
      {asking === 'caveats' ? (
        <SetCaveats
          verb="investigations.setCaveats"
          id={id}
          name={texts.op(investigation.operation)}
          borne={investigation.caveats}
          draft={`case-caveats:${id}`}
          onClose={close}
        />
      ) : null}
      {asking === 'marking' ? (
        <ChangeMarking
          verb="investigations.changeMarking"
          name={texts.op(investigation.operation)}
          record={investigation}
          draft={`case-marking:${id}`}
          onClose={close}
          onGone={() => go({ name: 'investigations' })}
        />
      ) : null}
      {asking === 'propose' ? <ProposeChange investigation={investigation} onClose={close} /> : null}
      {asking === 'case' ? <ChangeCase investigation={investigation} onClose={close} /> : null}
      {asking === 'priority' ? <ChangePriority investigation={investigation} onClose={close} /> : null}
      {asking === 'arrest' ? <RecordArrest investigation={investigation} onClose={close} /> : null}
      {asking === 'disruption' ? <RecordDisruption investigationId={id} onClose={close} /> : null}
      {asking === 'state' && live ? <ProposeClosure investigation={investigation} onClose={close} /> : null}
      <Reopen investigation={investigation} isOpen={asking === 'state' && !live} onClose={close} />
    </Sections>
  );
}

/** Opens a closed investigation again. */
function Reopen(props: { investigation: Investigation; isOpen: boolean; onClose: () => void }) {
  const { investigation, isOpen, onClose } = props;
  const { id, version, operation } = investigation;
  return (
    <ConfirmDialog
      title={texts.reopenOp(operation)}
      text={texts.itBecomesALive}
      confirm={texts.reopen}
      reason={{ label: texts.why, draft: `reopen-case:${id}` }}
      isOpen={isOpen}
      onConfirm={(reason) => submit('investigations.reopen', { id, version, reason }, texts.reopened)}
      onClose={onClose}
    />
  );
}
