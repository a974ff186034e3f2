import type { RuleListed } from '../../../preload/contract/rules.ts';
import { Link } from '../../shell/router.tsx';
import { ruleDecides, ruleTitles } from '../../shell/rule-words.ts';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { useCan } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { countOf } from '../../ui/figures.ts';
import { Line } from '../../ui/line.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { RuleView } from './rule-view.tsx';
import { WaitingChanges } from './waiting-changes.tsx';
import './rules.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.rulesScreen;

/** The rules that are data: what each decides, which version is in force and who changed it; or one of them. */
export default function RulesScreen({ route }: ScreenProps<'rules'>) {
  const read = useQuery('rules.list', {}, { topics: ['rule'] });
  const decides = useCan('rules.waiting');
  const waiting = useQuery('rules.waiting', {}, { topics: ['rule'], enabled: decides });
  return (
    <QueryView query={read} rows={8}>
      {({ rules }) =>
        route.rule !== null ? (
          <RuleView
            key={route.rule}
            name={route.rule}
            waiting={rules.some((one) => one.name === route.rule && one.waiting)}
          />
        ) : (
          <View title={texts.rules} facts={countOf(rules.length, 'rule')}>
            <Sections>
              {waiting.value === undefined || waiting.value.proposals.length === 0 ? null : (
                <WaitingChanges proposals={waiting.value.proposals} />
              )}
              <Section title={texts.inForce}>
                <RecordList>
                  {rules.map((rule) => (
                    <li key={rule.name}>
                      <Listed rule={rule} />
                    </li>
                  ))}
                </RecordList>
              </Section>
            </Sections>
          </View>
        )
      }
    </QueryView>
  );
}

function Listed({ rule }: { rule: RuleListed }) {
  const { name, inForce, coming, waiting } = rule;
  const { version, fromDay, wording, origin } = inForce;
  return (
    <>
      <Line
        end={
          <span className="muted">
            {origin === null
              ? texts.versionFromTheBeginning(version)
              : texts.versionSinceBy(version, isoInWords(fromDay), origin.by)}
          </span>
        }
      >
        <Link to={{ name: 'rules', rule: name }}>
          <strong>{ruleTitles[name]}</strong>
        </Link>
        {waiting ? <Badge tone="warning">{texts.aChangeWaits}</Badge> : null}
        {coming === null ? null : <Badge>{texts.versionFrom(coming.version, isoInWords(coming.fromDay))}</Badge>}
      </Line>
      <span className="muted">{ruleDecides[name]}</span>
      <span>{wording}</span>
      {origin === null ? null : <span className="muted">{texts.why(origin.reason)}</span>}
    </>
  );
}
