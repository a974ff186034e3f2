import { RefreshCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { submit } from '../../shell/save.ts';
import { type Task, useTask } from '../../shell/task.ts';
import { useQuery } from '../../shell/use-query.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { missing } from '../../ui/form-problems.ts';
import { Line } from '../../ui/line.tsx';
import { Progress } from '../../ui/progress.tsx';
import { sentence } from '../../ui/sentence.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.newDataKey;

/** Bytes of a vault for which a slow desk takes about a minute, read back included. */
const bytesInAMinute = 1_200_000_000;

function howLong(bytes: number): string {
  const minutes = Math.ceil(bytes / bytesInAMinute);
  return minutes <= 1 ? texts.lessThanAMinute : texts.aboutMinutes(minutes);
}

/** What it does, how long it takes, and what it does not do. */
function WhatItDoes() {
  const bytes =
    useQuery('oversight.stats', {}, { topics: ['contribution', 'investigation'] }).value?.storeBytes ?? null;
  return (
    <>
      <p>{texts.theVaultIsMade}</p>
      <p>
        {texts.nothingElseCanBe(
          bytes === null ? texts.itTakesAsMuch : texts.itTakesAndAnother(howLong(bytes), (bytes / 1e6).toFixed(1)),
        )}
      </p>
      <p>{texts.itDoesNotTake}</p>
    </>
  );
}

function Make({ work, onClose }: { work: Task<'vault.newDataKey'>; onClose: () => void }) {
  const form = useForm({
    initial: { passphrase: '' },
    draft: null,
    unkept: ['passphrase'],
    check: ({ passphrase }) => ({ passphrase: missing(passphrase, texts.writeYourPassphrase) }),
    send: async ({ passphrase }) => {
      work.run({ passphrase });
      return { ok: true, value: null };
    },
    onClose,
  });
  return (
    <FormDialog title={texts.newDataKey} size="small" submit={texts.makeItNow} form={form}>
      <WhatItDoes />
      <TextField
        label={texts.yourPassphrase}
        help={texts.soThatNobodyElse}
        type="password"
        {...form.field('passphrase')}
        isRequired
        autoComplete="off"
      />
    </FormDialog>
  );
}

/** While it is made, nothing else can be done. */
function Making({ work }: { work: Task<'vault.newDataKey'> }) {
  const { progress } = work;
  if (progress.state === 'failed')
    return (
      <Dialog title={texts.newDataKey} role="alertdialog" size="small" isOpen onClose={work.reset}>
        <ErrorState failure={progress.failure} />
        <Line end={<Button onPress={work.reset}>{texts.close}</Button>}>{texts.theVaultIsAs}</Line>
      </Dialog>
    );
  if (progress.state !== 'running') return null;
  return (
    <Dialog title={texts.newDataKey} role="alertdialog" size="small" isOpen onClose={work.cancel}>
      <Progress
        label={texts.makingTheVaultAnew}
        done={progress.done}
        total={progress.total}
        note={progress.cancelling ? texts.stopping : texts.pagesWrittenUnderThe}
        onCancel={work.cancel}
      />
    </Dialog>
  );
}

type Standing = Output<'vault.dataKey'>;

/** What stands in the way of pressing the button; `null`: nothing. */
function whyNot({ agreement }: Standing): string | null {
  if (agreement === 'asked') return texts.somebodyElseHasTo;
  return agreement === 'nobody' ? failure('NOBODY_CAN_AGREE').next : null;
}

function Words({ standing }: { standing: Standing }) {
  const { agreement, until, madeAt } = standing;
  if (agreement === 'agreed' && until !== null)
    return sentence(texts.somebodyElseHasAgreed, { until: <Time at={until} /> });
  if (agreement === 'asked' && until !== null)
    return sentence(texts.waitsForSomebodyTo, { until: <Time at={until} /> });
  if (madeAt !== null) return sentence(texts.thePresentOneWas, { madeAt: <Time at={madeAt} /> });
  return texts.forWhenSomebodyHas;
}

/** The button with its dialogs: proposed where somebody else has to agree, made where they have, or nobody is there. */
export function NewDataKey({ besides }: { besides?: ReactNode }) {
  const standing = useQuery('vault.dataKey', {}, { topics: ['proposal', 'people', 'backup'] }).value;
  const work = useTask('vault.newDataKey');
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  if (standing === undefined) return null;
  if (standing.unit)
    return (
      <Line end={besides}>
        <span className="muted">{texts.aNewDataKey}</span>
      </Line>
    );
  const may = standing.agreement === 'alone' || standing.agreement === 'agreed';
  return (
    <>
      {work.progress.state === 'done' ? <Made oldRemoved={work.progress.value.oldRemoved} /> : null}
      <Line end={besides}>
        <Button icon={<RefreshCcw />} whyNot={whyNot(standing)} onPress={() => setOpen(true)}>
          {texts.newDataKeyButton}
        </Button>
        <span className="muted">
          <Words standing={standing} />
        </span>
      </Line>
      {open && may ? <Make work={work} onClose={close} /> : null}
      {open && !may ? <Propose onClose={close} /> : null}
      <Making work={work} />
    </>
  );
}

function Propose({ onClose }: { onClose: () => void }) {
  return (
    <ConfirmDialog
      title={texts.newDataKey}
      text={texts.theVaultIsMadeAnew}
      confirm={texts.propose}
      reason={{ label: texts.why, help: texts.loggedWithTheProposal, draft: 'propose-data-key' }}
      isOpen
      onConfirm={(reason) =>
        submit('access.propose', { proposal: { kind: 'data_key' }, reason }, texts.proposedOnceSomebodyHas)
      }
      onClose={onClose}
    />
  );
}

function Made({ oldRemoved }: { oldRemoved: boolean }) {
  return (
    <Banner tone={oldRemoved ? 'success' : 'warning'} title={texts.theVaultIsUnder}>
      {texts.backupsMadeBeforeStill(oldRemoved ? texts.pagesAndLogAre : texts.pagesAndLogAreWhole)}
    </Banner>
  );
}

/** Offered where an account was closed, and never done by itself. */
export function AfterLeaving({ name, onDone }: { name: string; onDone: () => void }) {
  return (
    <Banner title={texts.canNoLongerSign(name)}>
      <p>{texts.ifMayHaveKept(name)}</p>
      <NewDataKey
        besides={
          <Button tone="quiet" onPress={onDone}>
            {texts.notNow}
          </Button>
        }
      />
    </Banner>
  );
}
