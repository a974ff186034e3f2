import type { Movement } from '../../../preload/contract/exhibits.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import './continuity.css';

/** Every move, in the order in which they happened; what was corrected is struck through, beside what stands in its place. */
export function ContinuityTable(props: { movements: readonly Movement[]; onCorrect?: (movement: Movement) => void }) {
  const { movements, onCorrect } = props;
  return (
    <div className="continuity__scroll">
      <table className="continuity__table" aria-label="Continuity">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Where</th>
            <th scope="col">Why</th>
            <th scope="col">Seal</th>
            <th scope="col">Recorded</th>
            {onCorrect === undefined ? null : (
              <th scope="col">
                <span className="visually-hidden">What can be done</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {movements.map((one) => (
            <tr key={one.id} data-corrected={one.corrected || undefined}>
              <td>
                <Time at={one.at} />
              </td>
              <td>
                {one.fromWhom} {one.gap ? <Badge tone="danger">Not who had it</Badge> : null}
                {one.corrected ? <span className="visually-hidden"> (corrected)</span> : null}
              </td>
              <td>{one.toWhom}</td>
              <td>{one.place}</td>
              <td>
                {one.reason}
                {one.because === null ? null : <span className="muted"> Corrected: {one.because}</span>}
              </td>
              <td>{one.sealNumber ?? 'None'}</td>
              <td>
                {one.recordedBy}, <Time at={one.recordedAt} />
              </td>
              {onCorrect === undefined ? null : (
                <td>
                  {one.corrected ? null : (
                    <Button
                      size="small"
                      tone="quiet"
                      aria-label={`Correct the move to ${one.toWhom}`}
                      onPress={() => onCorrect(one)}
                    >
                      Correct…
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
