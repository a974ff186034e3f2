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
      title={`Rule: ${ruleTitles[name]}`}
      facts={ruleDecides[name]}
      actions={
        <>
          <Link to={{ name: 'rules', rule: null }} className="back-link">
            <ArrowLeft aria-hidden="true" /> All rules
          </Link>
          {changes && !waiting && newest !== undefined ? <Change key={newest.version} newest={newest} /> : null}
        </>
      }
    >
      <Sections>
        {waiting ? (
          <p>
            A change waits for a second person: <Link to={{ name: 'rules', rule: null }}>look at it</Link>.
          </p>
        ) : null}
        {inForce === undefined ? null : (
          <Section
            title="In force"
            facts={
              <>
                <Badge tone="success">Version {inForce.version}</Badge>
                <span className="muted">
                  {inForce.origin === null ? 'from the beginning' : `since ${isoInWords(inForce.fromDay)}`}
                </span>
              </>
            }
          >
            <p>{inForce.wording}</p>
            <FigureTable
              label="What it says"
              whole
              table={{
                head: ['What', 'In force'],
                rows: linesOf(inForce.content).map(({ id, label, value }) => ({ key: id, cells: [label, value] })),
              }}
            />
          </Section>
        )}
        <Section title="Versions">
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
                Earlier versions
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
        Change
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
            <span className="muted">What every vault begins with</span>
          ) : (
            <span className="muted">
              Proposed by {origin.by},{' '}
              {origin.agreedBy === null ? 'alone, since nobody else could agree' : `agreed by ${origin.agreedBy}`},{' '}
              <Time at={origin.agreedAt} />
            </span>
          )
        }
      >
        <strong>Version {version}</strong>
        {origin === null ? null : <span>from {isoInWords(fromDay)}</span>}
        {version === inForce ? <Badge tone="success">In force</Badge> : null}
        {version > inForce ? <Badge tone="warning">Comes later</Badge> : null}
      </Line>
      {origin === null ? null : <span>Why: {origin.reason}</span>}
      {before === null ? (
        <span>{wording}</span>
      ) : (
        <Differences label={`What version ${version} changed`} changes={differences(before.content, each.content)} />
      )}
    </>
  );
}
