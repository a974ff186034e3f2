/** Who is speaking: only the main frame of Vigil's own page is ever answered. */

export interface Sender {
  mainFrame: boolean;
  /** Address of the frame that sent the message, as its browser gives it. */
  url: string;
}

/**
 * True only for the main frame of the page at `origin` (such as `app://vigil`). The address is taken apart by a URL
 * parser, never compared as text: `app://vigil.example/` and `app://vigil@example/` both start like ours.
 */
export function isOwnPage(sender: Sender, origin: string): boolean {
  if (!sender.mainFrame || !URL.canParse(sender.url)) return false;
  const ownInvestigationIds = new URL(sender.url);
  const ours = new URL(origin);
  return (
    ownInvestigationIds.protocol === ours.protocol &&
    ownInvestigationIds.host === ours.host &&
    ownInvestigationIds.username === '' &&
    ownInvestigationIds.password === '' &&
    ours.host !== ''
  );
}
