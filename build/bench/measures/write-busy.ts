/** One person's decisions while another imports a file and a third searches without a break. */
import { setImmediate } from 'node:timers/promises';
import { type Result, timed } from '../result.ts';
import { mapping } from '../sample-file.ts';
import type { Bench } from './reads.ts';
import { frequentWords } from './vocabulary.ts';

const count = 200;
/** Stands for the path of the file, as the gate's tokens do. */
const token = 'the-file-beside-the-writes';

/** Imports the sample's file a second time, without the senders' references, so that none of its rows is recognised. */
export async function writeBusy({ harness, plain, file }: Bench): Promise<Result> {
  const tips = plain
    .prepare<[number, number], number>("select id from contribution_row where text <> '' order by id limit ? offset ?")
    .pluck()
    .all(count, 100);
  const investigations = plain.prepare('select id from investigation_row order by id').pluck().all().map(Number);
  const { common, middling } = frequentWords(plain);
  const stop = new AbortController();
  const importing = (async () => {
    const order = { fileToken: token, mapping: { ...mapping, reference: null }, dryRun: false, task: 'bench' };
    // A small file is finished quickly, and is then imported again.
    while (!stop.signal.aborted)
      await harness.ask('s.kowal', 'intake.importFile', order, { [token]: file }, stop.signal);
  })();
  const searching = (async () => {
    for (let n = 0; !stop.signal.aborted; n += 1) {
      await setImmediate();
      const text = `${common[n % common.length]} ${middling[n % middling.length]}`;
      await harness.ask('m.brennan', 'search.find', { text, limit: 50 });
    }
  })();
  const ours: number[] = [];
  for (const [at, contributionId] of tips.entries()) {
    await setImmediate();
    const investigationId = investigations[at % investigations.length] ?? 1;
    const started = performance.now();
    await harness.ask('s.kowal', 'linking.decide', { contributionId, investigationId, decision: 'linked' });
    ours.push(performance.now() - started);
  }
  stop.abort();
  await Promise.all([importing, searching]);
  return { ...timed('write-busy', { ours, plain: ours }, 10), ratio_plain: null };
}
