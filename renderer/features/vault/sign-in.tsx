import { useCallback, useEffect, useRef, useState } from 'react';
import type { ErrorCode, Failure } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import type { Session } from '../../../preload/contract/vault.ts';
import { call, failureOf } from '../../shell/client.ts';
import type { SignInProps } from '../../shell/screen-props.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { catalogue } from './catalogue.ts';
import { CreateVault } from './create-vault.tsx';
import { FirstRun } from './first-run.tsx';
import { JoinUnit } from './join-unit.tsx';
import { Recover } from './recover.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { type Folder, SignInForm } from './sign-in-form.tsx';
import { StartPage } from './start-page.tsx';

const texts = catalogue.signIn;

/** Between two attempts to reach the service of a unit. */
const LONGEST_PAUSE_MS = 5_000;

/** A service that cannot be reached may be there again, and a clock may be put right. */
const mayComeBack: ReadonlySet<ErrorCode> = new Set(['SERVICE_UNREACHABLE', 'CERTIFICATE_OUT_OF_TIME']);

type Info = Output<'host.info'>;

type Step =
  | { at: 'looking' }
  | { at: 'first-run' }
  | { at: 'create'; token: string }
  | { at: 'join' }
  | { at: 'sign-in'; folder: Folder }
  | { at: 'recover'; folder: Folder }
  | { at: 'code'; code: string; session: Session }
  | { at: 'failed'; failure: Failure; token?: string };

async function lookAt(token: string): Promise<Folder> {
  return { token, look: await call('vault.inspect', { folderToken: token }) };
}

/** What follows from looking at a place that somebody wants to open. */
async function looked(token: string): Promise<Step> {
  try {
    const folder = await lookAt(token);
    return folder.look.present ? { at: 'sign-in', folder } : { at: 'first-run' };
  } catch (thrown) {
    return { at: 'failed', failure: failureOf(thrown), token };
  }
}

/** Before anybody is signed in: the first run, signing in, recovering, or making a vault. */
export default function SignIn({ onOpen, because }: SignInProps) {
  const [info, setInfo] = useState<Info | null>(null);
  const [step, setStep] = useState<Step>({ at: 'looking' });
  const failed = useCallback((thrown: unknown) => setStep({ at: 'failed', failure: failureOf(thrown) }), []);

  const open = useCallback(async (token: string) => setStep(await looked(token)), []);
  const start = useCallback(async () => {
    try {
      const found = await call('host.info', {});
      setInfo(found);
      if (found.folders.last === null) setStep({ at: 'first-run' });
      else await open(found.folders.last);
    } catch (thrown) {
      failed(thrown);
    }
  }, [open, failed]);
  useEffect(() => {
    start();
  }, [start]);
  // A service that cannot be reached is asked again, less and less often, until it is there or somebody chooses another vault.
  const asked = useRef(0);
  useEffect(() => {
    if (step.at !== 'failed' || !mayComeBack.has(step.failure.code) || step.token === undefined) return;
    const { token } = step;
    let left = false;
    const again = async () => {
      const next = await looked(token);
      if (!left) setStep(next);
    };
    const timer = setTimeout(again, Math.min(1_000 * 2 ** asked.current, LONGEST_PAUSE_MS));
    asked.current += 1;
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [step]);
  /** What was opened since the window was is among them. */
  const another = async () => {
    try {
      setInfo(await call('host.info', {}));
      setStep({ at: 'first-run' });
    } catch (thrown) {
      failed(thrown);
    }
  };
  const chooseFolder = async () => {
    try {
      const chosen = await call('host.chooseFolder', {});
      if (chosen === null) return;
      const folder = await lookAt(chosen.token);
      setStep(folder.look.present ? { at: 'sign-in', folder } : { at: 'create', token: chosen.token });
    } catch (thrown) {
      failed(thrown);
    }
  };

  return (
    <StartPage
      marking={info?.maximumMarking ?? 'OFFICIAL-SENSITIVE'}
      above={
        because === null ? null : (
          <Banner tone="warning" title={because.message}>
            {because.next}
          </Banner>
        )
      }
      below={
        <p className="start__foot">
          {info === null ? null : texts.version(info.version)}
          {step.at === 'sign-in' && step.folder.look.unit ? texts.vigilSpeaksToThe : texts.nothingLeavesThisWorkstation}
        </p>
      }
    >
      {content()}
    </StartPage>
  );

  function content() {
    switch (step.at) {
      case 'looking':
        return <Skeleton rows={4} label={texts.lookingForTheVault} />;
      case 'failed':
        return (
          <>
            <ErrorState failure={step.failure} onRetry={start} />
            <div className="start__buttons">
              <Button tone="quiet" onPress={another}>
                {texts.anotherVault}
              </Button>
            </div>
          </>
        );
      case 'first-run':
        return info === null ? (
          <Skeleton rows={4} />
        ) : (
          <FirstRun
            demonstration={info.folders.demonstration}
            recent={info.folders.recent}
            onRecent={open}
            onCreate={() => setStep({ at: 'create', token: info.folders.fresh })}
            onDemonstration={() => open(info.folders.demonstration)}
            onOther={chooseFolder}
            onJoin={() => setStep({ at: 'join' })}
          />
        );
      case 'create':
        return (
          <CreateVault
            folderToken={step.token}
            maximumMarking={info?.maximumMarking ?? 'OFFICIAL-SENSITIVE'}
            onMade={(code, session) => setStep({ at: 'code', code, session })}
            onBack={() => setStep({ at: 'first-run' })}
          />
        );
      case 'join':
        return <JoinUnit onJoined={(token) => void open(token)} onBack={() => setStep({ at: 'first-run' })} />;
      case 'sign-in':
        return (
          <SignInForm
            folder={step.folder}
            onOpen={onOpen}
            onRecover={() => setStep({ at: 'recover', folder: step.folder })}
            onOther={another}
          />
        );
      case 'recover':
        return (
          <Recover
            folderToken={step.folder.token}
            onOpen={(session, code) => setStep({ at: 'code', code, session })}
            onBack={() => setStep({ at: 'sign-in', folder: step.folder })}
          />
        );
      case 'code':
        return <RecoveryCode code={step.code} onDone={() => onOpen(step.session)} />;
    }
  }
}
