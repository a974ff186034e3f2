/** Files that the stories take in. All of it is invented. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { writtenInvestigations, writtenTips } from '../../../main/demonstration/generate/written.ts';

/** The hand-written investigations, all or those of these operations; gives the path. */
export function investigationsFile(folder: string, ...operations: readonly string[]): string {
  const path = join(folder, 'investigations.json');
  const wanted = writtenInvestigations.filter((each) => operations.length === 0 || operations.includes(each.operation));
  writeFileSync(path, JSON.stringify(wanted));
  return path;
}

/** The first `count` hand-written tips as an export of a call handling system would hold them; gives the path. */
export function tipsFile(folder: string, count = writtenTips.length): string {
  return csvFile(
    folder,
    'tips.csv',
    writtenTips.slice(0, count).map((tip) => [tip.id, tip.receivedAt, tip.channel, tip.text]),
  );
}

/** Rows of sender's number, time, channel and text under a head that Vigil knows; gives the path. */
export function csvFile(folder: string, name: string, rows: readonly (readonly string[])[]): string {
  const path = join(folder, name);
  writeFileSync(path, stringify([['tip_id', 'received_at', 'channel', 'text'], ...rows]));
  return path;
}
