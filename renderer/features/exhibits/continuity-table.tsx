import type { Movement } from '../../../preload/contract/exhibits.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import './continuity.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.continuityTable;

/** Every move, in the order in which they happened; what was corrected is struck through, beside what stands in its place. */
export function ContinuityTable(props: { movements: readonly Movement[]; onCorrect?: (movement: Movement) => void }) {
  const { movements, onCorrect } = props;
  return (
    <div className="continuity__scroll">
      <table className="continuity__table" aria-label={texts.continuity}>
        <thead>
          <tr>
            <th scope="col">{texts.when}</th>
            <th scope="col">{texts.from}</th>
            <th scope="col">{texts.to}</th>
            <th scope="col">{texts.where}</th>
            <th scope="col">{texts.why}</th>
            <th scope="col">{texts.seal}</th>
            <th scope="col">{texts.recorded}</th>
            {onCorrect === undefined ? null : (
              <th scope="col">
                <span className="visually-hidden">{texts.whatCanBeDone}</span>
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
                {one.fromWhom} {one.gap ? <Badge tone="danger">{texts.notWhoHadIt}</Badge> : null}
                {one.corrected ? <span className="visually-hidden">{texts.corrected}</span> : null}
              </td>
              <td>{one.toWhom}</td>
              <td>{one.place}</td>
              <td>
                {one.reason}
                {one.because === null ? null : <span className="muted">{texts.correctedBecause(one.because)}</span>}
              </td>
              <td>{one.sealNumber ?? texts.none}</td>
              <td>
                {one.recordedBy}, <Time at={one.recordedAt} />
              </td>
              {onCorrect === undefined ? null : (
                <td>
                  {one.corrected ? null : (
                    <Button
                      size="small"
                      tone="quiet"
                      aria-label={texts.correctTheMoveTo(one.toWhom)}
                      onPress={() => onCorrect(one)}
                    >
                      {texts.correct}
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
