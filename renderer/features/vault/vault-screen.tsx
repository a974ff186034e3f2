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
import { catalogue } from './catalogue.ts';

const texts = catalogue.vaultScreen;

/** Where a kind of record is not open to the person at all: nought would be untrue. */
const notShown = texts.notShownToYou;

type Report = Output<'vault.verify'>;
const whole = ({ pages, log }: Report) => pages !== false && log.whole;
const pagesSay = ({ pages }: Report) =>
  pages === null ? texts.checkedByTheDatabase : pages ? texts.allAsTheyWere : 'damaged';

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
    submit('access.propose', { proposal: { kind: 'recovery_code' }, reason }, texts.proposedWhoeverAgreesOn);
  const renew = async () => {
    const made = await attempt('vault.newRecoveryCode', {});
    if (made !== undefined) setCode(made.recoveryCode);
  };
  const n = (value: number) => value.toLocaleString('en-GB');
  const shown = (value: number | null) => (value === null ? notShown : n(value));
  return (
    <View title={texts.vault} facts={vault.name} padded>
      <Form narrow>
        {stats.value === undefined ? null : (
          <DescriptionList
            label={texts.contentsThatYouCan}
            facts={[
              { term: texts.contributions, value: shown(stats.value.contributions) },
              {
                term: texts.investigations,
                value:
                  stats.value.investigations === null
                    ? notShown
                    : texts.liveClosed(n(stats.value.investigations.live), n(stats.value.investigations.closed)),
              },
              { term: texts.links, value: shown(stats.value.links) },
              { term: texts.logEntries, value: shown(stats.value.logEntries) },
              ...(stats.value.storeBytes === null
                ? []
                : [
                    {
                      term: texts.size,
                      value: texts.mb(
                        (stats.value.storeBytes / 1e6).toFixed(1),
                        stats.value.inVault ? 'encrypted' : texts.inTheUnitsDatabase,
                      ),
                    },
                  ]),
            ]}
          />
        )}
        {report === null ? null : (
          <Banner
            tone={whole(report) ? 'success' : 'danger'}
            title={whole(report) ? texts.theVaultIsIntact : texts.theVaultIsNot}
          >
            {texts.pagesLog(
              pagesSay(report),
              countOf(report.log.entries, 'entry', 'entries'),
              chainSummary(report.log),
            )}
            <ChainBreaks report={report.log} />
          </Banner>
        )}
        <Line>
          {keys ? (
            <Button icon={<KeyRound />} onPress={alone ? renew : () => setProposing(true)}>
              {texts.newRecoveryCode}
            </Button>
          ) : null}
          {checks ? (
            <Button icon={<ShieldCheck />} tone="primary" whyNot={busy ? texts.everyPageOfThe : null} onPress={verify}>
              {busy ? texts.checkingEveryPage : texts.checkTheVault}
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
        title={texts.newRecoveryCode}
        text={texts.theCodeOpensThe}
        confirm={texts.propose}
        reason={{ label: texts.why, help: texts.loggedWithTheProposal, draft: 'propose-recovery-code' }}
        isOpen={proposing}
        onConfirm={propose}
        onClose={() => setProposing(false)}
      />
      {code === null ? null : <RecoveryCodeDialog code={code} onDone={() => setCode(null)} />}
    </View>
  );
}
