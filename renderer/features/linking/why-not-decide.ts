import type { LinkDecision } from '../../../preload/contract/vocabulary.ts';

const decided: Readonly<Record<LinkDecision, string>> = {
  linked: 'It is linked already.',
  not_this: 'It is not a match: that has been decided, and there is no new evidence.',
  unsure: 'It is marked as unsure already.',
};

/** Why this decision cannot be made about a pair now; null where it can. */
export const whyNotDecide = (wanted: LinkDecision, standing: LinkDecision | null): string | null =>
  wanted === standing ? decided[wanted] : null;
