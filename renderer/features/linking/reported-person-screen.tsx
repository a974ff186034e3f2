import { Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { worriesDefined, worryWords } from '../../../preload/contract/worries.ts';
import { OpenInChart } from '../../shell/open-in-chart.tsx';
import { Link } from '../../shell/router.tsx';
import { SaveAsCsv } from '../../shell/save-as-csv.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { View } from '../../shell/view.tsx';
import { WayBack } from '../../shell/way-back.tsx';
import { Badge, MatchStrengthBadge, StateBadge } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, SectionColumns, Sections } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { AlikeText } from '../contributions/alike-text.tsx';
import { MonthStrip } from './month-strip.tsx';
import { samePersonWords } from './same-person-words.ts';
import { WorryStrips } from './worry-strips.tsx';
import './reported-person.css';

type Person = Output<'linking.reportedPerson'>;
const PAGE = 50;
const toList = <WayBack to={{ name: 'reported-persons' }}>Named in several</WayBack>;

/** Somebody whom several reports name, whether or not an investigation exists: what they say together, and each of them. */
export default function ReportedPersonScreen({ route }: ScreenProps<'person'>) {
  const { pages, loading, loadingMore, ended, error, loadMore, retry } = usePages(
    'linking.reportedPerson',
    { contributionId: route.id, limit: PAGE },
    ['contribution', 'investigation'],
  );
  const tips = useMemo(() => pages.flatMap((page) => page.tips), [pages]);
  const person = pages[0];
  if (error !== null) return <ErrorState failure={error} onRetry={retry} wayBack={toList} />;
  if (loading || person === undefined)
    return (
      <View title="Person in several reports">
        <Skeleton rows={10} />
      </View>
    );
  const [named] = person.spellings;
  return (
    <View
      title={named?.text ?? 'Person without a name'}
      facts={factsOf(person)}
      actions={<OpenInChart things={tips.map(({ id }) => `contribution:${id}`)} />}
      reading
    >
      <Sections>
        <Together person={person} contributionId={route.id} />
        <SectionColumns>
          <Section title="Reports" facts={<span className="muted">{reportsInWords(person)}</span>}>
            <RecordList>
              {tips.map((tip) => (
                <li key={tip.id}>
                  <Report tip={tip} asked={tip.id === route.id} />
                </li>
              ))}
            </RecordList>
            {ended ? null : (
              <Button size="small" whyNot={loadingMore ? 'Earlier reports are on their way.' : null} onPress={loadMore}>
                Show earlier reports
              </Button>
            )}
          </Section>
          <Beside person={person} />
        </SectionColumns>
      </Sections>
    </View>
  );
}

const reportsInWords = ({ reports, atLeast }: Person): string =>
  `${atLeast ? 'at least ' : ''}${countOf(reports, 'report')}`;

function factsOf({ spellings }: Person): string {
  const others = spellings.slice(1).map(({ text }) => `“${text}”`);
  return others.length === 0 ? 'One spelling' : `also written ${others.join(', ')}`;
}

/** The months from the first to the last report, both counted. */
function monthsBetween({ months }: Person): number {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined) return 0;
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return number(last) - number(first) + 1;
}

/** The cumulative picture: one report says little, all of them together may say a great deal. */
function Together({ person, contributionId }: { person: Person; contributionId: number }) {
  const [asTable, setAsTable] = useState(false);
  const [saving, setSaving] = useState(false);
  const gives = useCan('linking.reportedPersonAsCsv');
  const { months, reports, atLeast, origins, immediateRisk, states, worries } = person;
  const closed = states.find(({ state }) => state === 'nfa')?.n ?? 0;
  return (
    <>
      <ChartCard
        title="When it came in"
        figure={
          <dl className="reported-person__figures">
            {(
              [
                [atLeast ? 'reports at least' : 'reports', reports],
                [origins === 1 ? 'caller' : 'different callers', origins],
                ['months from first to last', monthsBetween(person)],
                ['closed', closed],
                ['with immediate risk', immediateRisk],
              ] as const
            ).map(([term, n]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{n.toLocaleString('en-GB')}</dd>
              </div>
            ))}
          </dl>
        }
        note={`Different callers: reports that share neither words nor contact details with an earlier one, as far as you can see. ${worriesDefined} Of what you may see only.`}
        table={{
          head: ['Month', 'Reports', 'Closed', ...worries.map(({ worry }) => worryWords[worry])],
          rows: months.map(({ month, n, closed: done }) => ({
            key: month,
            cells: [isoInWords(month), n, done, ...worries.map((worry) => inMonth(worry, month))],
          })),
        }}
        actions={
          gives ? (
            <IconButton size="small" label="Save as CSV" onPress={() => setSaving(true)}>
              <Download />
            </IconButton>
          ) : null
        }
        asTable={asTable}
        onAsTable={setAsTable}
      >
        <MonthStrip counts={months} />
        <WorryStrips worries={worries} months={months.map(({ month }) => month)} />
      </ChartCard>
      {saving ? (
        <SaveAsCsv
          verb="linking.reportedPersonAsCsv"
          input={(file) => ({ contributionId, ...file })}
          title="What several reports say of one person"
          draft={`save-reported-person:${contributionId}`}
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  );
}

/** "2", "1 and 1 possibly". */
function inMonth({ months }: Person['worries'][number], month: string): string {
  const { n, possibly } = months.find((one) => one.month === month) ?? { n: 0, possibly: 0 };
  if (possibly === 0) return String(n);
  return n === 0 ? `${possibly} possibly` : `${n} and ${possibly} possibly`;
}

function Report({ tip, asked }: { tip: Person['tips'][number]; asked: boolean }) {
  return (
    <>
      <Line
        end={
          <span className="muted">
            <Time at={tip.receivedAt} show="date" precision={tip.receivedPrecision} />
          </span>
        }
      >
        <Link to={{ name: 'queue', id: tip.id }}>{tip.reference}</Link>
        <StateBadge state={tip.state} />
        {tip.strength === null ? null : <MatchStrengthBadge matchStrength={tip.strength} />}
        {asked ? <Badge>You came from this one</Badge> : null}
        {tip.immediateRisk ? <Badge tone="danger">Immediate risk</Badge> : null}
        {tip.decision === null ? null : (
          <Badge tone={tip.decision.decision === 'same' ? 'success' : 'neutral'}>
            {samePersonWords[tip.decision.decision]}
          </Badge>
        )}
        <span className="muted">
          {label(tip.channel)}
          {tip.names.length === 0 ? '' : ` · written ${tip.names.map((name) => `“${name}”`).join(', ')}`}
          {tip.linkedTo.map((link) => ` · Op ${link.operation}`).join('')}
        </span>
      </Line>
      <AlikeText text={tip.excerpt} alike={tip.names} />
    </>
  );
}

function Beside({ person }: { person: Person }) {
  const opens = useCan('investigations.get');
  const counted = (list: readonly { word: string; n: number }[]) =>
    list.map(({ word, n }) => `${word} (${n})`).join(', ');
  return (
    <Section title="Together">
      <DescriptionList
        facts={[
          { term: 'First report', value: <Time at={person.firstAt} show="date" /> },
          { term: 'Last report', value: <Time at={person.lastAt} show="date" /> },
          {
            term: 'Spellings',
            value:
              person.spellings.length === 0 ? null : person.spellings.map(({ text, n }) => `${text} (${n})`).join(', '),
          },
          {
            term: 'What became of them',
            value: counted(person.states.map(({ state, n }) => ({ word: label(state), n }))),
          },
          { term: 'Kinds', value: counted(person.kinds.map(({ kind, n }) => ({ word: label(kind), n }))) },
          { term: 'Channels', value: counted(person.channels.map(({ channel, n }) => ({ word: label(channel), n }))) },
        ]}
      />
      <h3>Investigations</h3>
      <RecordList empty="No report is linked to an investigation that you can see.">
        {person.investigations.map((each) => (
          <li key={each.investigationId}>
            <Line end={<span className="muted">{countOf(each.n, 'report')}</span>}>
              {opens ? (
                <Link to={{ name: 'investigation', id: each.investigationId, tab: 'tips' }}>Op {each.operation}</Link>
              ) : (
                <strong>Op {each.operation}</strong>
              )}
              <Badge>{label(each.state)}</Badge>
            </Line>
          </li>
        ))}
      </RecordList>
      <p className="muted">
        Reports are brought together, never merged. Whatever was decided to be somebody else is left out, and so is what
        is merely possible.
      </p>
    </Section>
  );
}
