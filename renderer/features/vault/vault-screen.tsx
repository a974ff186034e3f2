import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { chainSummary } from '../../../preload/contract/audit.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { attempt, submit } from '../../shell/save.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { countOf } from '../../ui/figures.ts';
import { Form } from '../../ui/form.tsx';
import { Line } from '../../ui/line.tsx';
import { ChainBreaks } from '../audit/chain-breaks.tsx';
import { BackUpNow } from './back-up-now.tsx';
import { BackupSchedule } from './backup-schedule.tsx';
import { BackupState } from './backup-state.tsx';
import { NewDataKey } from './new-data-key.tsx';
import { RecoveryCodeDialog } from './recovery-code.tsx';
import './sign-in.css';

/** Where a kind of record is not open to the person at all: nought would be untrue. */
const notShown = 'Not shown to you';

type Report = Output<'vault.verify'>;
const whole = ({ pages, log }: Report) => pages !== false && log.whole;
const pagesSay = ({ pages }: Report) =>
  pages === null ? 'checked by the database itself' : pages ? 'all as they were written' : 'damaged';

/** The vault itself: how much it holds, whether it is whole, its recovery code. */
export default function VaultScreen() {
  const { vault } = useSession();
  const stats = useQuery('oversight.stats', {}, { topics: ['contribution', 'investigation'] });
  const checks = useCan('vault.verify');
  const backsUp = useCan('vault.backUp');
  const administers = useCan('vault.newRecoveryCode');
  // A database has neither a recovery code nor a data key.
  const keys = administers && stats.value?.inVault === true;
  const [report, setReport] = useState<Report | null>(null);
  const [busy, setBusy] = useState(false);
  const [proposing, setProposing] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const verify = async () => {
    setBusy(true);
    const found = await attempt('vault.verify', {});
    if (found !== undefined) setReport(found);
    setBusy(false);
  };
  const people = useQuery('access.people', {}, { topics: ['people'], enabled: administers });
  const alone = people.value?.giving === 'alone';
  const propose = (reason: string) =>
    submit(
      'access.propose',
      { proposal: { kind: 'recovery_code' }, reason },
      'Proposed. Whoever agrees, on the People page, is shown the new code.',
    );
  const renew = async () => {
    const made = await attempt('vault.newRecoveryCode', {});
    if (made !== undefined) setCode(made.recoveryCode);
  };
  const n = (value: number) => value.toLocaleString('en-GB');
  const shown = (value: number | null) => (value === null ? notShown : n(value));
  return (
    <View title="Vault" facts={vault.name} padded>
      <Form narrow>
        {stats.value === undefined ? null : (
          <DescriptionList
            label="Contents that you can see"
            facts={[
              { term: 'Contributions', value: shown(stats.value.contributions) },
              {
                term: 'Investigations',
                value:
                  stats.value.investigations === null
                    ? notShown
                    : `${n(stats.value.investigations.live)} live, ${n(stats.value.investigations.closed)} closed`,
              },
              { term: 'Links', value: shown(stats.value.links) },
              { term: 'Log entries', value: shown(stats.value.logEntries) },
              ...(stats.value.storeBytes === null
                ? []
                : [
                    {
                      term: 'Size',
                      value: `${(stats.value.storeBytes / 1e6).toFixed(1)} MB, ${stats.value.inVault ? 'encrypted' : 'in the unit’s database'}`,
                    },
                  ]),
            ]}
          />
        )}
        {report === null ? null : (
          <Banner
            tone={whole(report) ? 'success' : 'danger'}
            title={whole(report) ? 'The vault is intact' : 'The vault is not intact'}
          >
            Pages: {pagesSay(report)}. Log: {countOf(report.log.entries, 'entry', 'entries')},{' '}
            {chainSummary(report.log)}.
            <ChainBreaks report={report.log} />
          </Banner>
        )}
        <Line>
          {keys ? (
            <Button icon={<KeyRound />} onPress={alone ? renew : () => setProposing(true)}>
              New recovery code
            </Button>
          ) : null}
          {checks ? (
            <Button
              icon={<ShieldCheck />}
              tone="primary"
              whyNot={busy ? 'Every page of the vault is being checked.' : null}
              onPress={verify}
            >
              {busy ? 'Checking every page…' : 'Check the vault'}
            </Button>
          ) : null}
        </Line>
        {keys ? <NewDataKey /> : null}
        {backsUp ? (
          <>
            <BackupState />
            <BackUpNow />
            <BackupSchedule />
          </>
        ) : null}
      </Form>
      <ConfirmDialog
        title="New recovery code"
        text="The code opens the vault under any name, so a supervisor or another administrator has to agree. The new code is shown to them."
        confirm="Propose"
        reason={{ label: 'Why', help: 'Logged with the proposal.', draft: 'propose-recovery-code' }}
        isOpen={proposing}
        onConfirm={propose}
        onClose={() => setProposing(false)}
      />
      {code === null ? null : <RecoveryCodeDialog code={code} onDone={() => setCode(null)} />}
    </View>
  );
}
