import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components';
import { Button } from './button.tsx';
import './progress.css';

export interface ProgressProps {
  label: string;
  done: number;
  /** `null` while the end is not known: the bar then only moves. */
  total: number | null;
  /** What is being done now, or what has been counted so far. */
  note?: string;
  onCancel?: () => void;
}

/** Long work: how far it is, and a way to stop it. */
export function Progress({ label, done, total, note, onCancel }: ProgressProps) {
  const count = done.toLocaleString('en-GB');
  const words = total === null ? count : `${count} of ${total.toLocaleString('en-GB')}`;
  return (
    <div className="progress">
      <AriaProgressBar
        className="progress__bar"
        value={total === null ? 0 : done}
        maxValue={total === null || total === 0 ? 1 : total}
        isIndeterminate={total === null}
        valueLabel={words}
      >
        {({ percentage, isIndeterminate }) => (
          <>
            <span className="progress__head">
              <Label>{label}</Label>
              <span className="muted">{words}</span>
            </span>
            <span className="progress__track">
              <span
                className={isIndeterminate ? 'progress__fill progress__fill--moving' : 'progress__fill'}
                style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }}
              />
            </span>
          </>
        )}
      </AriaProgressBar>
      {onCancel === undefined ? null : (
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      )}
      {note === undefined ? null : <p className="progress__note">{note}</p>}
    </div>
  );
}
