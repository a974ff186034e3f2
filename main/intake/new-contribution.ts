/** A contribution that nobody has looked at yet, whether it was typed or came in a file. */
import { firstState } from '../access/admission.ts';
import type { NewContribution } from '../store/port.ts';
import type { Context } from '../store/use-case.ts';
import { countedOnly } from './counted-only.ts';

type Told =
  | 'kind'
  | 'channel'
  | 'receivedAt'
  | 'text'
  | 'area'
  | 'place'
  | 'contactable'
  | 'markingRank'
  | 'compartmentId'
  | 'identifiers'
  | 'personKeys';
type Seldom = 'immediateRisk' | 'riskConfirmed' | 'anonymous' | 'importId' | 'sourceReference' | 'rowKey';

type Given = Pick<NewContribution, Told> &
  Partial<Pick<NewContribution, Seldom>> & { source: { name: string | null; contact: string | null } };

/** What the person taking it in has of it; what they do not say is not so. */
export function newContribution(
  { me, now }: Pick<Context, 'me' | 'now'>,
  { source, ...given }: Given,
): NewContribution {
  return countedOnly({
    immediateRisk: false,
    riskConfirmed: false,
    anonymous: false,
    importId: null,
    sourceReference: null,
    rowKey: null,
    ...given,
    state: firstState(given.kind),
    recordedAt: now,
    triagedAt: null,
    triagedBy: null,
    triageReason: null,
    recordedBy: me.id,
    source: source.name === null && source.contact === null ? null : source,
  });
}
