import type { InAttachment } from '../../../preload/contract/linking.ts';
import { type IdentifierKind, label } from '../../../preload/contract/vocabulary.ts';
import { Badge } from '../../ui/badge.tsx';
import { inAttachment } from './in-attachment.ts';
import './holds.css';
import { catalogue } from './catalogue.ts';

const texts = catalogue.holds;

/** What a contribution holds of an investigation; `heldAs`: a name as the case spells it, where that is another spelling. */
export interface Held {
  kind: IdentifierKind;
  text: string;
  heldAs?: string | undefined;
  attachment?: InAttachment | undefined;
}

const inWords = ({ kind, text, heldAs, attachment }: Held): string => {
  const said = heldAs === undefined ? `${label(kind)}: ${text}` : texts.inTheCase(text, heldAs);
  return attachment === undefined ? said : `${said} (${inAttachment(attachment)})`;
};

export const holdsInWords = (holds: readonly Held[]): string => holds.map(inWords).join('; ');

/** The same in a cell, with a mark where a name is spelt otherwise than in the case. */
export function Holds({ holds }: { holds: readonly Held[] }) {
  return (
    <span className="holds" title={holdsInWords(holds)}>
      {holds.some(({ heldAs }) => heldAs !== undefined) ? <Badge tone="violet">{texts.otherSpelling}</Badge> : null}
      <span className="holds__words">{holdsInWords(holds)}</span>
    </span>
  );
}
