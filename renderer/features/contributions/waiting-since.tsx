import type { LongAgo } from '../../../preload/contract/contributions.ts';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import './waiting-since.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.waitingSince;

/**
 * How long the oldest has waited. What was received more than a year ago is told apart: otherwise one old row of an import would stand
 * as the oldest on everybody's screen, and nobody would see how long the others have waited.
 */
export function WaitingSince(props: {
  oldest: string | null;
  longAgo: LongAgo | null;
  /** Shows what was received on or before this day. */
  onShow: (until: string) => void;
}) {
  const { oldest, longAgo, onShow } = props;
  const recent = longAgo === null ? oldest : longAgo.oldestSince;
  return (
    <>
      {recent === null ? null : (
        <>
          {texts.theOldestReceived}
          <Time at={recent} show="ago" />
        </>
      )}
      {longAgo === null || oldest === null ? null : (
        <>
          {recent === null ? ', ' : '; '}
          <span className="long-ago">
            <Button size="small" tone="quiet" onPress={() => onShow(longAgo.until)}>
              {texts.receivedMoreThanA(longAgo.atLeast ? texts.atLeast : '', longAgo.untriaged.toLocaleString('en-GB'))}
            </Button>
          </span>
          {texts.theFirstOn}
          <Time at={oldest} show="date" />
        </>
      )}
    </>
  );
}
