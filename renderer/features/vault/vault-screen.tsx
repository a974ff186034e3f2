import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { call, failureOf } from '../../shell/client.ts';
import { useCan, useSession } from '../../shell/session.tsx';
import { useQuery } from '../../shell/use-query.ts';
import { View } from '../../shell/view.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import '../oversight/brief.css';
import './sign-in.css';

/** The vault itself: how much it holds, whether it is whole, its recovery code. */
export default function VaultScreen() {
  const { vault } = useSession();
  const stats = useQuery('exchange.stats', {}, { topics: ['contribution', 'investigation'] });
  const checks = useCan('vault.verify');
  const administers = useCan('vault.newRecoveryCode');
  const [report, setReport] = useState<Output<'vault.verify'> | null>(null);
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const tell = (thrown: unknown) => {
    const { message, next } = failureOf(thrown);
    toast({ tone: 'problem', text: message, next });
  };
  const verify = async () => {
    setBusy(true);
    await call('vault.verify', {}).then(setReport, tell);
    setBusy(false);
  };
  const renew = () => call('vault.newRecoveryCode', {}).then((made) => setCode(made.recoveryCode), tell);
  const n = (value: number) => value.toLocaleString('en-GB');
  return (
    <View title="Vault" facts={vault.name} padded>
      <div className="brief__ask">
        {stats.value === undefined ? null : (
          <DescriptionList
            label="What it holds, as far as you may see"
            facts={[
              { term: 'Contributions', value: n(stats.value.contributions) },
              {
                term: 'Investigations',
                value: `${stats.value.investigations.live} live, ${stats.value.investigations.closed} closed`,
              },
              { term: 'Links', value: n(stats.value.links) },
              { term: 'Log entries', value: n(stats.value.logEntries) },
              ...(stats.value.storeBytes === null
                ? []
                : [{ term: 'Size', value: `${(stats.value.storeBytes / 1e6).toFixed(1)} MB, encrypted` }]),
            ]}
          />
        )}
        {report === null ? null : (
          <Banner
            tone={report.pages && report.log.whole ? 'success' : 'danger'}
            title={report.pages && report.log.whole ? 'The vault is whole' : 'The vault is not whole'}
          >
            Pages: {report.pages ? 'all as they were written' : 'damaged'}. Log: {n(report.log.entries)} entries,{' '}
            {report.log.whole ? 'unbroken' : `broken at ${report.log.brokenAt}`}.
          </Banner>
        )}
        <div className="start__buttons">
          {administers ? (
            <Button icon={<KeyRound />} onPress={renew}>
              New recovery code
            </Button>
          ) : null}
          {checks ? (
            <Button icon={<ShieldCheck />} tone="primary" isDisabled={busy} onPress={verify}>
              {busy ? 'Checking every page…' : 'Check the vault'}
            </Button>
          ) : null}
        </div>
      </div>
      <Dialog title="New recovery code" isOpen={code !== null} onClose={() => setCode(null)}>
        <div className="start__form">
          {code === null ? null : <RecoveryCode code={code} onDone={() => setCode(null)} />}
        </div>
      </Dialog>
    </View>
  );
}
