import { ChevronRight, FlaskConical, FolderOpen, Network, ShieldPlus } from 'lucide-react';
import { useEffect } from 'react';
import { call } from '../../shell/client.ts';
import { useTask } from '../../shell/task.ts';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';
import './sign-in.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.firstRun;

/** What a person who opens Vigil for the first time can do. */
export function FirstRun(props: {
  /** Token of the folder where the demonstration vault is, or will be made. */
  demonstration: string;
  /** Vaults and units that were opened or made here before. */
  recent: readonly { token: string; name: string; unit: boolean }[];
  onRecent: (token: string) => void;
  onCreate: () => void;
  onDemonstration: () => void;
  onOther: () => void;
  onJoin: () => void;
}) {
  const { demonstration, recent, onRecent, onCreate, onDemonstration, onOther, onJoin } = props;
  const making = useTask('vault.createDemonstration');
  const { progress } = making;
  useEffect(() => {
    if (progress.state === 'done') onDemonstration();
  }, [progress, onDemonstration]);

  const openDemonstration = async () => {
    // Made once; later it is only opened.
    const look = await call('vault.inspect', { folderToken: demonstration }).catch(() => null);
    if (look?.present === true) onDemonstration();
    else making.run({ folderToken: demonstration });
  };

  if (progress.state === 'running') {
    return (
      <>
        <h1>{texts.creatingTheDemonstrationVault}</h1>
        <p>{texts.eighteenMonthsOfFictional}</p>
        <Progress
          label={texts.records}
          done={progress.done}
          total={progress.total}
          note={progress.cancelling ? texts.stopping : progress.note}
          onCancel={making.cancel}
        />
      </>
    );
  }
  if (progress.state === 'failed' && progress.failure.code !== 'CANCELLED') {
    return <ErrorState failure={progress.failure} onRetry={making.reset} />;
  }
  return (
    <>
      <h1>{texts.start}</h1>
      <p>{texts.vigilKeepsItsRecords}</p>
      <div className="start__choices">
        <button type="button" className="start__choice" onClick={onCreate}>
          <ShieldPlus aria-hidden="true" />
          <strong>{texts.createAVault}</strong>
          <span>{texts.forRealWorkYou}</span>
          <ChevronRight aria-hidden="true" />
        </button>
        <button type="button" className="start__choice" onClick={openDemonstration}>
          <FlaskConical aria-hidden="true" />
          <strong>{texts.openADemonstrationVault}</strong>
          <span>{texts.n18MonthsOfFictional}</span>
          <ChevronRight aria-hidden="true" />
        </button>
        <button type="button" className="start__choice" onClick={onOther}>
          <FolderOpen aria-hidden="true" />
          <strong>{texts.openAnotherVault}</strong>
          <span>{texts.chooseTheFolderThat}</span>
          <ChevronRight aria-hidden="true" />
        </button>
        <button type="button" className="start__choice" onClick={onJoin}>
          <Network aria-hidden="true" />
          <strong>{texts.joinAUnit}</strong>
          <span>{texts.severalDesksOnOne}</span>
          <ChevronRight aria-hidden="true" />
        </button>
      </div>
      {recent.length === 0 ? null : (
        <section className="start__recent" aria-label={texts.recentVaults}>
          <h2>{recent.some(({ unit }) => unit) ? texts.recentVaultsAndUnits : texts.recentVaults}</h2>
          <ul className="start__people">
            {recent.map(({ token, name, unit }) => (
              <li key={token}>
                <button type="button" className="start__person" onClick={() => onRecent(token)}>
                  <strong>{name}</strong>
                  {unit ? <span>{texts.unit}</span> : null}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
