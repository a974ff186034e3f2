import { useState } from 'react';
import type { Investigation } from '../../../preload/contract/investigations.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { save, submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { Badge, StageBadge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Cluster, Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { AssessStage } from './assess-stage.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.stageAssessments;

/** What the plot was assessed as, when and on what evidence; a second person countersigns, or refuses to. */
export function StageAssessments({ investigation }: { investigation: Investigation }) {
  const writes = useCan('investigations.assessStage') && investigation.mayChange;
  const { account } = useSession();
  const { id } = investigation;
  const [assessing, setAssessing] = useFormOpen(`assess-stage:${id}`);
  const [refusing, setRefusing] = useState<number | null>(null);
  return (
    <Section
      title={texts.plotStage}
      actions={
        writes ? (
          <Button size="small" onPress={() => setAssessing(true)}>
            {texts.assessTheStage}
          </Button>
        ) : null
      }
    >
      <p className="muted">
        {texts.lateStageRule(investigation.lateStageRule.version, investigation.lateStageRule.wording)}
      </p>
      <RecordList empty={texts.notAssessedYet}>
        {investigation.assessments.map((each) => {
          const evidence = (['intent', 'target', 'capability', 'rehearsal'] as const).filter(
            (word) => each.evidence[word],
          );
          const waits = each.countersignedBy === null && !each.refused;
          return (
            <li key={each.id}>
              <Line
                end={
                  waits && writes && each.byId === account.id ? (
                    <span className="muted">{texts.needsAnotherPerson}</span>
                  ) : waits && writes ? (
                    <Cluster>
                      <Button size="small" onPress={() => setRefusing(each.id)}>
                        {texts.refuse}
                      </Button>
                      <Button
                        size="small"
                        tone="primary"
                        onPress={() =>
                          void save(
                            'investigations.countersign',
                            { id, assessmentId: each.id, agree: true },
                            texts.countersigned,
                          )
                        }
                      >
                        {texts.countersign}
                      </Button>
                    </Cluster>
                  ) : null
                }
              >
                <StageBadge stage={each.stage} late={each.lateStage} />
                {evidence.map((word) => (
                  <Badge key={word}>{label(word)}</Badge>
                ))}
                {waits ? <Badge tone="warning">{texts.awaitingCountersignature}</Badge> : null}
                {each.refused ? <Badge tone="danger">{texts.notCountersigned}</Badge> : null}
              </Line>
              <span>{each.reason}</span>
              <span className="muted">
                {each.by}, <Time at={each.at} />
                {each.countersignedBy === null || each.countersignedAt === null ? null : (
                  <>
                    {texts.countersignedBy(each.countersignedBy)}
                    <Time at={each.countersignedAt} />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </RecordList>
      {refusing === null ? null : (
        <ConfirmDialog
          title={texts.refuseToCountersign}
          text={texts.theAssessmentStaysIn}
          confirm={texts.refuse}
          reason={{ label: texts.why, draft: `refuse-assessment:${id}:${refusing}` }}
          isOpen
          onConfirm={(reason) =>
            submit('investigations.countersign', { id, assessmentId: refusing, agree: false, reason }, texts.refused)
          }
          onClose={() => setRefusing(null)}
        />
      )}
      {assessing ? <AssessStage investigationId={id} onClose={() => setAssessing(false)} /> : null}
    </Section>
  );
}
