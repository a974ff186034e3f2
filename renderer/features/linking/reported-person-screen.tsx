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
import { catalogue } from './catalogue.ts';

const texts = catalogue.reportedPersonScreen;

type Person = Output<'linking.reportedPerson'>;
const PAGE = 50;
const toList = <WayBack to={{ name: 'reported-persons' }}>{texts.inSeveralReports}</WayBack>;

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
      <View title={texts.personInSeveralReports}>
        <Skeleton rows={10} />
      </View>
    );
  const [named] = person.spellings;
  return (
    <View
      title={named?.text ?? texts.personWithoutAName}
      facts={factsOf(person)}
      actions={<OpenInChart things={tips.map(({ id }) => `contribution:${id}`)} />}
      reading
    >
      <Sections>
        <Together person={person} contributionId={route.id} />
        <SectionColumns>
          <Section title={texts.reports} facts={<span className="muted">{reportsInWords(person)}</span>}>
            <RecordList>
              {tips.map((tip) => (
                <li key={tip.id}>
                  <Report tip={tip} asked={tip.id === route.id} />
                </li>
              ))}
            </RecordList>
            {ended ? null : (
              <Button size="small" whyNot={loadingMore ? texts.earlierReportsAreOn : null} onPress={loadMore}>
                {texts.showEarlierReports}
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
  `${atLeast ? texts.atLeast : ''}${countOf(reports, 'report')}`;

function factsOf({ spellings }: Person): string {
  const others = spellings.slice(1).map(({ text }) => `“${text}”`);
  if (spellings.length === 0) return texts.noReportNamesThem;
  return others.length === 0 ? texts.oneSpelling : texts.alsoWritten(others.join(', '));
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
  const { months, reports, atLeast, textsOf, origins, immediateRisk, states, worries } = person;
  const closed = states.find(({ state }) => state === 'nfa')?.n ?? 0;
  return (
    <>
      <ChartCard
        title={texts.whenItCameIn}
        figure={
          <dl className="reported-person__figures">
            {(
              [
                [atLeast ? texts.reportsAtLeast : texts.reportsOf(reports), reports],
                [texts.callersOf(origins), origins],
                [texts.monthsFromFirstTo(monthsBetween(person)), monthsBetween(person)],
                [texts.closedOnes, closed],
                [texts.withImmediateRisk, immediateRisk],
              ] as const
            ).map(([term, n]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{n.toLocaleString('en-GB')}</dd>
              </div>
            ))}
          </dl>
        }
        note={
          textsOf < reports
            ? `${texts.ofTheNewest(textsOf, reports.toLocaleString('en-GB'))} ${texts.differentCallersReportsThat(worriesDefined)}`
            : texts.differentCallersReportsThat(worriesDefined)
        }
        table={{
          head: [texts.month, texts.reports, texts.closed, ...worries.map(({ worry }) => worryWords[worry])],
          rows: months.map(({ month, n, closed: done }) => ({
            key: month,
            cells: [isoInWords(month), n, done, ...worries.map((worry) => inMonth(worry, month))],
          })),
        }}
        actions={
          gives ? (
            <IconButton size="small" label={texts.saveAsCsv} onPress={() => setSaving(true)}>
              <Download />
            </IconButton>
          ) : null
        }
        asTable={asTable}
        onAsTable={setAsTable}
      >
        <MonthStrip counts={months} />
        {worries.length === 0 ? null : <WorryStrips worries={worries} months={months.map(({ month }) => month)} />}
      </ChartCard>
      {saving ? (
        <SaveAsCsv
          verb="linking.reportedPersonAsCsv"
          input={(file) => ({ contributionId, ...file })}
          title={texts.whatSeveralReportsSay}
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
  return n === 0 ? texts.possibly(possibly) : texts.andPossibly(n, possibly);
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
        {asked ? <Badge>{texts.youCameFromThis}</Badge> : null}
        {tip.immediateRisk ? <Badge tone="danger">{texts.immediateRisk}</Badge> : null}
        {tip.decision === null ? null : (
          <Badge tone={tip.decision.decision === 'same' ? 'success' : 'neutral'}>
            {samePersonWords[tip.decision.decision]}
          </Badge>
        )}
        <span className="muted">
          {label(tip.channel)}
          {tip.names.length === 0 ? '' : texts.written(tip.names.map((name) => `“${name}”`).join(', '))}
          {tip.linkedTo.map((link) => texts.linkedOp(link.operation)).join('')}
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
    <Section title={texts.together}>
      <DescriptionList
        facts={[
          { term: texts.firstReport, value: <Time at={person.firstAt} show="date" /> },
          { term: texts.lastReport, value: <Time at={person.lastAt} show="date" /> },
          {
            term: texts.spellings,
            value:
              person.spellings.length === 0 ? null : person.spellings.map(({ text, n }) => `${text} (${n})`).join(', '),
          },
          {
            term: texts.whatBecameOfThem,
            value: counted(person.states.map(({ state, n }) => ({ word: label(state), n }))),
          },
          { term: texts.kinds, value: counted(person.kinds.map(({ kind, n }) => ({ word: label(kind), n }))) },
          {
            term: texts.channels,
            value: counted(person.channels.map(({ channel, n }) => ({ word: label(channel), n }))),
          },
        ]}
      />
      <h3>{texts.investigations}</h3>
      <RecordList empty={texts.noReportIsLinked}>
        {person.investigations.map((each) => (
          <li key={each.investigationId}>
            <Line end={<span className="muted">{countOf(each.n, 'report')}</span>}>
              {opens ? (
                <Link to={{ name: 'investigation', id: each.investigationId, tab: 'tips' }}>
                  {texts.op(each.operation)}
                </Link>
              ) : (
                <strong>{texts.op(each.operation)}</strong>
              )}
              <Badge>{label(each.state)}</Badge>
            </Line>
          </li>
        ))}
      </RecordList>
      <p className="muted">{texts.reportsAreBroughtTogether}</p>
    </Section>
  );
}
