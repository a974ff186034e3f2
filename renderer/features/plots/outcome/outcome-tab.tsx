import { Download } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { outcomeDefinitions, type PlotOutcome } from '../../../../preload/contract/outcome.ts';
import { label } from '../../../../preload/contract/vocabulary.ts';
import { AboutRule } from '../../../shell/about-rule.tsx';
import { go } from '../../../shell/router.tsx';
import { SaveAsCsv } from '../../../shell/save-as-csv.tsx';
import { useCan } from '../../../shell/session.tsx';
import { useQuery } from '../../../shell/use-query.ts';
import { useViewState } from '../../../shell/view-state.ts';
import { Button } from '../../../ui/button.tsx';
import { DateField, dateIn, useReadDate } from '../../../ui/date-field.tsx';
import { DescriptionList } from '../../../ui/description-list.tsx';
import { FigureTable } from '../../../ui/figure-table.tsx';
import { countOf, percent } from '../../../ui/figures.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { Section, SectionColumns, Sections } from '../../../ui/section.tsx';
import { Time } from '../../../ui/time.tsx';
import { ToggleGroup } from '../../../ui/toggle-group.tsx';
import { isoDay, isoInWords } from '../../../ui/typed-date.ts';
import { FedTable } from './fed-table.tsx';
import { daysInWords } from './fed-words.ts';
import { OutcomePicture } from './outcome-picture.tsx';
import { SubjectMatter } from './subject-matter.tsx';
import './outcome-tab.css';
import { sentence } from '../../../ui/sentence.tsx';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.outcomeTab;

const dayRules = { kind: 'day', towards: 'past' } as const;
const View = z.enum(['picture', 'table']);

/** What the public gave to this plot, on its way to the disruption. */
export function OutcomeTab({ investigationId: id }: { investigationId: number }) {
  const [typed, setTyped] = useState('');
  const readDate = useReadDate();
  const chosen = dateIn(readDate(typed, dayRules));
  const day = chosen === null ? null : isoDay(chosen);
  const read = useQuery('oversight.plotOutcome', { id, day }, { topics: [`investigation:${id}`], keepsLast: true });
  const [view, setView] = useViewState(`outcome ${id} view`, View, 'picture');
  const [saving, setSaving] = useState(false);
  const gives = useCan('oversight.plotOutcomeAsCsv');
  return (
    <QueryView query={read} rows={10}>
      {(told) => (
        <Sections>
          <div className="outcome-tab__day">
            <DateField
              label={texts.asOfLabel}
              help={texts.whatWasKnownBy}
              {...dayRules}
              value={typed}
              onChange={setTyped}
            />
            {day === null ? null : (
              <Button size="small" onPress={() => setTyped('')}>
                {texts.today}
              </Button>
            )}
          </div>
          <Figures told={told} />
          <Section
            title={texts.onTheWayTo}
            actions={
              <span className="outcome-tab__tools">
                <ToggleGroup
                  label={texts.view}
                  value={view}
                  onChange={setView}
                  options={[
                    { value: 'picture', label: texts.picture },
                    { value: 'table', label: texts.table },
                  ]}
                />
                {gives ? (
                  <Button size="small" icon={<Download />} onPress={() => setSaving(true)}>
                    {texts.saveAsCsv}
                  </Button>
                ) : null}
              </span>
            }
          >
            {view === 'picture' ? (
              <>
                <OutcomePicture told={told} onOpen={(one) => go({ name: 'queue', id: one.contributionId })} />
                {told.notDrawn === 0 ? null : (
                  <p className="muted">
                    {texts.theFirstAreDrawn(
                      told.marks.length.toLocaleString('en-GB'),
                      countOf(told.notDrawn, texts.moreIs, texts.moreAre),
                    )}
                  </p>
                )}
              </>
            ) : (
              <div className="outcome-tab__table">
                <FedTable id={id} day={day} />
              </div>
            )}
          </Section>
          <SectionColumns>
            <ByChannel told={told} />
            <ByGrade told={told} />
          </SectionColumns>
          <SubjectMatter id={id} />
          <p className="muted">
            {texts.ruleLateStageRule(
              outcomeDefinitions.fed,
              outcomeDefinitions.share,
              outcomeDefinitions.lead,
              outcomeDefinitions.asOf,
              told.beganRule.wording,
              told.beganRule.version,
              told.lateStageRule.version,
              told.lateStageRule.wording,
            )}
            <AboutRule name="late_stage" acted={told.lateStageRule} />{' '}
            {day === null
              ? sentence(texts.asOf, { at: <Time at={told.asOf} /> })
              : texts.asOfTheEnd(isoInWords(told.day))}
          </p>
          {saving ? (
            <SaveAsCsv
              verb="oversight.plotOutcomeAsCsv"
              input={(file) => ({ id, day, ...file })}
              title={texts.whatThePublicGave(told.investigation.operation)}
              draft={`save-outcome:${id}`}
              marking={told.marking}
              onClose={() => setSaving(false)}
            />
          ) : null}
        </Sections>
      )}
    </QueryView>
  );
}

function Figures({ told }: { told: PlotOutcome }) {
  const { known, first } = told;
  return (
    <DescriptionList
      label={texts.whatCameOfIt}
      facts={[
        {
          term: texts.leadTime,
          value:
            told.leadDays === null
              ? told.disruptedAt === null
                ? texts.notDisruptedYet
                : texts.nothingFromThePublic
              : texts.fromTheFirstContribution(daysInWords(told.leadDays)),
        },
        {
          term: texts.firstContribution,
          value:
            first === null ? (
              texts.noneThatYouCan
            ) : (
              <>
                {first.reference}, {label(first.channel)}, <Time at={first.receivedAt} />
              </>
            ),
        },
        { term: texts.contributionsThatCount, value: countedInWords(told) },
        {
          term: texts.shareOfWhatIs,
          value:
            known.share === null
              ? texts.noEventsOrIdentifiers
              : texts.ofOf(
                  percent(known.share),
                  known.eventsFromPublic,
                  countOf(known.events, 'event'),
                  known.identifiersFromPublic,
                  countOf(known.identifiers, 'identifier'),
                ),
        },
        { term: texts.beganWithThePublic, value: told.beganWithPublic ? texts.yes : texts.no },
      ]}
    />
  );
}

function countedInWords({ total, after, linkedAfter }: PlotOutcome): string {
  const which = linkedAfter === total ? '' : texts.ofThem(linkedAfter.toLocaleString('en-GB'));
  const late = linkedAfter === 0 ? '' : texts.linkedOnlyAfterThe(which);
  const more = after === 0 ? '' : texts.notCountedAfterIt(after.toLocaleString('en-GB'));
  return `${total.toLocaleString('en-GB')}${late}${more}`;
}

function ByChannel({ told }: { told: PlotOutcome }) {
  return (
    <Section title={texts.byChannel}>
      <FigureTable
        whole
        label={texts.byChannel}
        table={{
          head: [texts.channel, texts.contributions, texts.firstReceived],
          rows: told.channels.map(({ channel, contributions, firstAt }) => ({
            key: channel,
            cells: [label(channel), contributions.toLocaleString('en-GB'), <Time key="at" at={firstAt} show="date" />],
          })),
        }}
      />
    </Section>
  );
}

function ByGrade({ told }: { told: PlotOutcome }) {
  return (
    <Section title={texts.byGrade}>
      <FigureTable
        whole
        label={texts.byGrade}
        table={{
          head: [texts.gradeSourceIntelligence, texts.contributions],
          rows: told.grades.map(({ source, intelligence, contributions }) => ({
            key: `${source}${intelligence}`,
            cells: [
              source === null ? texts.notGraded : `${source} ${intelligence}`,
              contributions.toLocaleString('en-GB'),
            ],
          })),
        }}
      />
    </Section>
  );
}
