import type { LinkDecision } from '../../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.whyNotDecide;

const decided: Readonly<Record<LinkDecision, string>> = {
  linked: texts.itIsLinkedAlready,
  not_this: texts.itIsNotA,
  unsure: texts.itIsMarkedAs,
};

/** Why this decision cannot be made about a pair now; null where it can. */
export const whyNotDecide = (wanted: LinkDecision, standing: LinkDecision | null): string | null =>
  wanted === standing ? decided[wanted] : null;
