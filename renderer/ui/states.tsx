import { CircleAlert, Lock, Unplug } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import { Button } from './button.tsx';
import { catalogue } from './catalogue.ts';
import { FailureHelp } from './failure-help.ts';
import './states.css';

const texts = catalogue.states;

/** Nothing to show, and what to do about it. */
export function EmptyState(props: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="state">
      {props.icon === undefined ? null : <span className="state__icon">{props.icon}</span>}
      <h2 className="state__title">{props.title}</h2>
      {props.children === undefined ? null : <div className="state__text">{props.children}</div>}
      {props.action === undefined ? null : <div className="state__action">{props.action}</div>}
    </div>
  );
}

/**
 * A failure in the words of the contract: what happened and what to do next. `NOT_ALLOWED` is shown calmly, not as an alarm.
 * `wayBack`: where to go from a record that is not there, which trying again would not bring.
 */
export function ErrorState(props: { failure: Failure; onRetry?: () => void; wayBack?: ReactNode }) {
  const { failure, onRetry, wayBack } = props;
  const help = useContext(FailureHelp);
  if (failure.code === 'NO_CONNECTION') return <NotHereYet failure={failure} />;
  const closed = failure.code === 'NOT_ALLOWED' || failure.code === 'NOT_FOUND';
  return (
    <div className={closed ? 'state' : 'state state--error'} role={closed ? 'status' : 'alert'}>
      <span className="state__icon">{closed ? <Lock aria-hidden="true" /> : <CircleAlert aria-hidden="true" />}</span>
      <h2 className="state__title">{failure.message}</h2>
      <p className="state__text">
        {failure.next} {help(failure)}
      </p>
      {onRetry === undefined || closed ? null : (
        <div className="state__action">
          <Button onPress={onRetry}>{texts.tryAgain}</Button>
        </div>
      )}
      {failure.code === 'NOT_FOUND' && wayBack !== undefined ? <div className="state__action">{wayBack}</div> : null}
      {/* For whoever is asked to help; what is merely not open to the person needs none. */}
      {closed ? null : <p className="state__code">{failure.code}</p>}
    </div>
  );
}

/** What could not be asked without a connection; nobody has to do anything, and nothing is wrong with it. */
function NotHereYet({ failure }: { failure: Failure }) {
  return (
    <div className="state" role="status">
      <span className="state__icon">
        <Unplug aria-hidden="true" />
      </span>
      <h2 className="state__title">{failure.message}</h2>
      <p className="state__text">{texts.shownWhenConnected}</p>
    </div>
  );
}

/** Grey lines while the first answer is on its way. `rows`: as many as the view will probably have. */
export function Skeleton({ rows = 3, label = texts.loading }: { rows?: number; label?: string }) {
  const lines = Array.from({ length: rows }, (_, row) => ({ row, width: 62 + ((row * 37) % 36) }));
  return (
    <div className="skeleton">
      <span className="visually-hidden" role="status">
        {label}
      </span>
      {lines.map(({ row, width }) => (
        <span key={row} className="skeleton__line" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
