import { ArrowLeft, PencilLine } from 'lucide-react';
import type { RuleName } from '../../../preload/contract/rule-shapes.ts';
import type { RuleVersion } from '../../../preload/contract/rules.ts';
import { useFormOpen } from '../../shell/asked-form.ts';
import { Link } from '../../shell/router.tsx';
import { ruleDecides, ruleTitles } from '../../shell/rule-words.ts';
import { useCan } from '../../shell/session.tsx';
import { usePages } from '../../shell/use-pages.ts';
import { View } from '../../shell/view.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { FigureTable } from '../../ui/figure-table.tsx';
import { Line } from '../../ui/line.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { Section, Sections } from '../../ui/section.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { isoInWords } from '../../ui/typed-date.ts';
import { ChangeRule, draftOfChange } from './change-rule.tsx';
import { Differences } from './differences.tsx';
import { differences, linesOf } from './rule-lines.ts';
import './rules.css';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.ruleView;

/** One rule: what it says, line by line, and every version of it with what it changed. */
export function RuleView({ name, waiting }: { name: RuleName; waiting: boolean }) {
  const read = usePages('rules.get', { name }, ['rule']);
  const changes = useCan('rules.propose');
  if (read.error !== null) return <ErrorState failure={read.error} onRetry={read.retry} />;
  const [first] = read.pages;
  if (first === undefined) return <Skeleton rows={8} />;
  const versions = read.pages.flatMap((page) => page.versions);
  const [newest] = versions;
  const inForce = versions.find(({ version }) => version === first.inForce);
  return (
    <View
      title={texts.rule(ruleTitles[name])}
      facts={ruleDecides[name]}
      actions={
        <>
          <Link to={{ name: 'rules', rule: null }} className="back-link">
            <ArrowLeft aria-hidden="true" />
            {texts.allRules}
          </Link>
          {changes && !waiting && newest !== undefined ? <Change key={newest.version} newest={newest} /> : null}
        </>
      }
    >
      <Sections>
        {waiting ? (
          <p>
            {sentence(texts.aChangeWaitsFor, {
              look: <Link to={{ name: 'rules', rule: null }}>{texts.lookAtIt}</Link>,
            })}
          </p>
        ) : null}
        {inForce === undefined ? null : (
          <Section
            title={texts.inForce}
            facts={
              <>
                <Badge tone="success">{texts.version(inForce.version)}</Badge>
                <span className="muted">
                  {inForce.origin === null ? texts.fromTheBeginning : texts.since(isoInWords(inForce.fromDay))}
                </span>
              </>
            }
          >
            <p>{inForce.wording}</p>
            <FigureTable
              label={texts.whatItSays}
              whole
              table={{
                head: [texts.what, texts.inForce],
                rows: linesOf(inForce.content).map(({ id, label, value }) => ({ key: id, cells: [label, value] })),
              }}
            />
          </Section>
        )}
        <Section title={texts.versions}>
          <RecordList>
            {versions.map((each, at) => (
              <li key={each.version}>
                <Version version={each} before={versions[at + 1] ?? null} inForce={first.inForce} />
              </li>
            ))}
          </RecordList>
          {read.ended ? null : (
            <Line>
              <Button size="small" onPress={read.loadMore}>
                {texts.earlierVersions}
              </Button>
            </Line>
          )}
        </Section>
      </Sections>
    </View>
  );
}

function Change({ newest }: { newest: RuleVersion }) {
  const [open, setOpen] = useFormOpen(draftOfChange(newest));
  return (
    <>
      <Button tone="primary" icon={<PencilLine />} onPress={() => setOpen(true)}>
        {texts.change}
      </Button>
      {open ? <ChangeRule newest={newest} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Version(props: { version: RuleVersion; before: RuleVersion | null; inForce: number }) {
  const { version: each, before, inForce } = props;
  const { version, fromDay, wording, origin } = each;
  return (
    <>
      <Line
        end={
          origin === null ? (
            <span className="muted">{texts.whatEveryVaultBegins}</span>
          ) : (
            <span className="muted">
              {sentence(texts.proposedBy, {
                by: origin.by,
                agreed: origin.agreedBy === null ? texts.aloneSinceNobodyElse : texts.agreedBy(origin.agreedBy),
                at: <Time at={origin.agreedAt} />,
              })}
            </span>
          )
        }
      >
        <strong>{texts.version(version)}</strong>
        {origin === null ? null : <span>{texts.from(isoInWords(fromDay))}</span>}
        {version === inForce ? <Badge tone="success">{texts.inForce}</Badge> : null}
        {version > inForce ? <Badge tone="warning">{texts.comesLater}</Badge> : null}
      </Line>
      {origin === null ? null : <span>{texts.why(origin.reason)}</span>}
      {before === null ? (
        <span>{wording}</span>
      ) : (
        <Differences label={texts.whatVersionChanged(version)} changes={differences(before.content, each.content)} />
      )}
    </>
  );
}
