import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.clockWords;

export const clockWords: Readonly<Record<Dashboard['clocks'][number]['clock'], string>> = {
  recorded: texts.receivedToRecorded,
  triaged: texts.receivedToTriaged,
  seen: texts.receivedToSeenBy,
};
