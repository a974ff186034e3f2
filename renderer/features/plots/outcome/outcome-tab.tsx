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
              label="As of"
              help="What was known by the end of a day. Empty: today."
              {...dayRules}
              value={typed}
              onChange={setTyped}
            />
            {day === null ? null : (
              <Button size="small" onPress={() => setTyped('')}>
                Today
              </Button>
            )}
          </div>
          <Figures told={told} />
          <Section
            title="On the way to the disruption"
            actions={
              <span className="outcome-tab__tools">
                <ToggleGroup
                  label="View"
                  value={view}
                  onChange={setView}
                  options={[
                    { value: 'picture', label: 'Picture' },
                    { value: 'table', label: 'Table' },
                  ]}
                />
                {gives ? (
                  <Button size="small" icon={<Download />} onPress={() => setSaving(true)}>
                    Save as CSV
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
                    The first {told.marks.length.toLocaleString('en-GB')} are drawn;{' '}
                    {countOf(told.notDrawn, 'more is', 'more are')} in the table.
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
            {outcomeDefinitions.fed} {outcomeDefinitions.share} {outcomeDefinitions.lead} {outcomeDefinitions.asOf}{' '}
            {told.beganRule.wording} (Rule {told.beganRule.version}.) Late-stage, rule {told.lateStageRule.version}:{' '}
            {told.lateStageRule.wording} <AboutRule name="late_stage" acted={told.lateStageRule} />{' '}
            {day === null ? (
              <>
                As of <Time at={told.asOf} />.
              </>
            ) : (
              `As of the end of ${isoInWords(told.day)}; links and events withdrawn since then are left out.`
            )}
          </p>
          {saving ? (
            <SaveAsCsv
              verb="oversight.plotOutcomeAsCsv"
              input={(file) => ({ id, day, ...file })}
              title={`What the public gave to Op ${told.investigation.operation}`}
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
      label="What came of it"
      facts={[
        {
          term: 'Lead time',
          value:
            told.leadDays === null
              ? told.disruptedAt === null
                ? 'Not disrupted yet'
                : 'Nothing from the public before the disruption'
              : `${daysInWords(told.leadDays)} from the first contribution to the disruption`,
        },
        {
          term: 'First contribution',
          value:
            first === null ? (
              'None that you can see'
            ) : (
              <>
                {first.reference}, {label(first.channel)}, <Time at={first.receivedAt} />
              </>
            ),
        },
        { term: 'Contributions that count', value: countedInWords(told) },
        {
          term: 'Share of what is known',
          value:
            known.share === null
              ? 'No events or identifiers recorded'
              : `${percent(known.share)}: ${known.eventsFromPublic} of ${countOf(known.events, 'event')}, ${known.identifiersFromPublic} of ${countOf(known.identifiers, 'identifier')}`,
        },
        { term: 'Began with the public', value: told.beganWithPublic ? 'Yes' : 'No' },
      ]}
    />
  );
}

function countedInWords({ total, after, linkedAfter }: PlotOutcome): string {
  const which = linkedAfter === total ? '' : `${linkedAfter.toLocaleString('en-GB')} of them `;
  const late = linkedAfter === 0 ? '' : `, ${which}linked only after the disruption`;
  const more = after === 0 ? '' : `. Not counted: ${after.toLocaleString('en-GB')} that came after it`;
  return `${total.toLocaleString('en-GB')}${late}${more}`;
}

function ByChannel({ told }: { told: PlotOutcome }) {
  return (
    <Section title="By channel">
      <FigureTable
        whole
        label="By channel"
        table={{
          head: ['Channel', 'Contributions', 'First received'],
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
    <Section title="By grade">
      <FigureTable
        whole
        label="By grade"
        table={{
          head: ['Grade (source, intelligence)', 'Contributions'],
          rows: told.grades.map(({ source, intelligence, contributions }) => ({
            key: `${source}${intelligence}`,
            cells: [
              source === null ? 'Not graded' : `${source} ${intelligence}`,
              contributions.toLocaleString('en-GB'),
            ],
          })),
        }}
      />
    </Section>
  );
}
