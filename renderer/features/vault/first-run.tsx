import { ChevronRight, FlaskConical, FolderOpen, Network, ShieldPlus } from 'lucide-react';
import { useEffect } from 'react';
import { call } from '../../shell/client.ts';
import { useTask } from '../../shell/task.ts';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';
import './sign-in.css';

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
        <h1>Creating the demonstration vault</h1>
        <p>Eighteen months of fictional contributions, investigations and plots. It takes a few seconds, once.</p>
        <Progress
          label="Records"
          done={progress.done}
          total={progress.total}
          note={progress.cancelling ? 'Stopping…' : progress.note}
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
      <h1>Start</h1>
      <p>Vigil keeps its records in a vault: one encrypted file that only its people can open.</p>
      <div className="start__choices">
        <button type="button" className="start__choice" onClick={onCreate}>
          <ShieldPlus aria-hidden="true" />
          <strong>Create a vault</strong>
          <span>For real work. You become its first administrator.</span>
          <ChevronRight aria-hidden="true" />
        </button>
        <button type="button" className="start__choice" onClick={openDemonstration}>
          <FlaskConical aria-hidden="true" />
          <strong>Open a demonstration vault</strong>
          <span>18 months of fictional records, to look around and to learn.</span>
          <ChevronRight aria-hidden="true" />
        </button>
        <button type="button" className="start__choice" onClick={onOther}>
          <FolderOpen aria-hidden="true" />
          <strong>Open another vault</strong>
          <span>Choose the folder that holds it.</span>
          <ChevronRight aria-hidden="true" />
        </button>
        <button type="button" className="start__choice" onClick={onJoin}>
          <Network aria-hidden="true" />
          <strong>Join a unit</strong>
          <span>Several desks on one caseload, kept by a service. With a file from your administrator.</span>
          <ChevronRight aria-hidden="true" />
        </button>
      </div>
      {recent.length === 0 ? null : (
        <section className="start__recent" aria-label="Recent vaults">
          <h2>{recent.some(({ unit }) => unit) ? 'Recent vaults and units' : 'Recent vaults'}</h2>
          <ul className="start__people">
            {recent.map(({ token, name, unit }) => (
              <li key={token}>
                <button type="button" className="start__person" onClick={() => onRecent(token)}>
                  <strong>{name}</strong>
                  {unit ? <span>Unit</span> : null}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
