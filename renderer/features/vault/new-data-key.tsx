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
import { ErrorState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Time } from '../../ui/time.tsx';
import { useForm } from '../../ui/use-form.ts';

/** Bytes of a vault for which a slow desk takes about a minute, read back included. */
const bytesInAMinute = 1_200_000_000;

function howLong(bytes: number): string {
  const minutes = Math.ceil(bytes / bytesInAMinute);
  return minutes <= 1 ? 'less than a minute' : `about ${minutes} minutes`;
}

/** What it does, how long it takes, and what it does not do. */
function WhatItDoes() {
  const bytes =
    useQuery('oversight.stats', {}, { topics: ['contribution', 'investigation'] }).value?.storeBytes ?? null;
  return (
    <>
      <p>
        The vault is made anew under a key that nobody who has left knows, and checked. Then it takes the place of the
        old one, which is removed. People keep their passphrases, and the recovery code stays the same. An account that
        is closed has no way in.
      </p>
      <p>
        {bytes === null
          ? 'It takes as much room again on the disk.'
          : `It takes ${howLong(bytes)} and another ${(bytes / 1e6).toFixed(1)} MB on the disk.`}{' '}
        Nothing else can be done meanwhile; you stay signed in.
      </p>
      <p>
        It does not take back what somebody has copied: a copy of the vault, or a backup from before, opens as it did.
        If they may know the recovery code, make a new code first. A disk may keep traces of the old file for some time,
        encrypted.
      </p>
    </>
  );
}

function Make({ work, onClose }: { work: Task<'vault.newDataKey'>; onClose: () => void }) {
  const form = useForm({
    initial: { passphrase: '' },
    draft: null,
    unkept: ['passphrase'],
    check: ({ passphrase }) => ({ passphrase: missing(passphrase, 'Write your passphrase.') }),
    send: async ({ passphrase }) => {
      work.run({ passphrase });
      return { ok: true, value: null };
    },
    onClose,
  });
  return (
    <FormDialog title="New data key" size="small" submit="Make it now" form={form}>
      <WhatItDoes />
      <TextField
        label="Your passphrase"
        help="So that nobody else at this desk can do it."
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
      <Dialog title="New data key" role="alertdialog" size="small" isOpen onClose={work.reset}>
        <ErrorState failure={progress.failure} />
        <Line end={<Button onPress={work.reset}>Close</Button>}>The vault is as it was.</Line>
      </Dialog>
    );
  if (progress.state !== 'running') return null;
  return (
    <Dialog title="New data key" role="alertdialog" size="small" isOpen onClose={work.cancel}>
      <Progress
        label="Making the vault anew"
        done={progress.done}
        total={progress.total}
        note={progress.cancelling ? 'Stopping…' : 'Pages, written under the new key and then read back'}
        onCancel={work.cancel}
      />
    </Dialog>
  );
}

type Standing = Output<'vault.dataKey'>;

/** What stands in the way of pressing the button; `null`: nothing. */
function whyNot({ agreement }: Standing): string | null {
  if (agreement === 'asked') return 'Somebody else has to agree first, on the People page.';
  return agreement === 'nobody' ? failure('NOBODY_CAN_AGREE').next : null;
}

function Words({ standing }: { standing: Standing }) {
  const { agreement, until, madeAt } = standing;
  if (agreement === 'agreed' && until !== null)
    return (
      <>
        Somebody else has agreed. It can be made until <Time at={until} />.
      </>
    );
  if (agreement === 'asked' && until !== null)
    return (
      <>
        Waits for somebody to agree, until <Time at={until} />.
      </>
    );
  if (madeAt !== null)
    return (
      <>
        The present one was made on <Time at={madeAt} />.
      </>
    );
  return 'For when somebody has left.';
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
        <span className="muted">
          A new data key is made on the machine of the unit’s service: admin unit new-data-key.
        </span>
      </Line>
    );
  const may = standing.agreement === 'alone' || standing.agreement === 'agreed';
  return (
    <>
      {work.progress.state === 'done' ? <Made oldRemoved={work.progress.value.oldRemoved} /> : null}
      <Line end={besides}>
        <Button icon={<RefreshCcw />} whyNot={whyNot(standing)} onPress={() => setOpen(true)}>
          New data key…
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
      title="New data key"
      text="The vault is made anew under a key that nobody who has left knows. A supervisor or another administrator has to agree; after that you make it here, when it suits. It does not take back what somebody has copied before."
      confirm="Propose"
      reason={{ label: 'Why', help: 'Logged with the proposal.', draft: 'propose-data-key' }}
      isOpen
      onConfirm={(reason) =>
        submit(
          'access.propose',
          { proposal: { kind: 'data_key' }, reason },
          'Proposed. Once somebody has agreed on the People page, it can be made here.',
        )
      }
      onClose={onClose}
    />
  );
}

function Made({ oldRemoved }: { oldRemoved: boolean }) {
  return (
    <Banner tone={oldRemoved ? 'success' : 'warning'} title="The vault is under a new data key">
      {oldRemoved
        ? 'Pages and log are whole, and the old one has been removed. '
        : 'Pages and log are whole. Some of the old one could not be removed; the next opening tries again. '}
      Backups made before still open with the old key, and are no longer counted or removed by themselves. Make a new
      backup, and remove those that are no longer needed.
    </Banner>
  );
}

/** Offered where an account was closed, and never done by itself. */
export function AfterLeaving({ name, onDone }: { name: string; onDone: () => void }) {
  return (
    <Banner title={`${name} can no longer sign in`}>
      <p>
        If {name} may have kept a copy of the vault or its key, make a new data key: what is written from then on cannot
        be opened with either.
      </p>
      <NewDataKey
        besides={
          <Button tone="quiet" onPress={onDone}>
            Not now
          </Button>
        }
      />
    </Banner>
  );
}
