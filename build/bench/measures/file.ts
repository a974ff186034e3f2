/**
 * A file of one GB in and out again: added in pieces as the page does, read back as it is kept, verified, and saved outside the vault. The memory
 * is what the engine grew by at most, whatever the file's size; the pieces that the page sends are not the engine's.
 */
import { createHash, randomFillSync } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Harness } from '../harness.ts';
import type { Result } from '../result.ts';

const officer = 's.kowal';
const MiB = 1024 * 1024;
const pieceBytes = 4 * MiB;
/** Growth that a file of any size may cause, in megabytes. */
const mostGrowth = 200;
const megabytes = () => process.memoryUsage.rss() / MiB;

/** The memory while it is watched, a hundred times a second. */
async function watched<T>(work: () => Promise<T>): Promise<{ value: T; seconds: number; grew: number }> {
  globalThis.gc?.();
  const before = megabytes();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, megabytes());
  }, 10);
  const started = performance.now();
  try {
    const value = await work();
    return { value, seconds: (performance.now() - started) / 1000, grew: Math.max(most, megabytes()) - before };
  } finally {
    clearInterval(watch);
  }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const block of createReadStream(path)) hash.update(block);
  return hash.digest('hex');
}

/** Adds one of this size, of bytes that no other has; returns its number and what it should be read as. */
async function add(harness: Harness, contributionId: number, size: number) {
  const about = { contributionId, investigationId: null, exhibitId: null };
  const begun = await harness.ask(officer, 'documents.begin', { ...about, name: 'film.bin', size, marking: null });
  const hash = createHash('sha256');
  const piece = randomFillSync(Buffer.alloc(pieceBytes));
  for (let from = 0; from < size; from += pieceBytes) {
    piece.writeDoubleLE(from, 0);
    const some = piece.subarray(0, Math.min(pieceBytes, size - from));
    hash.update(some);
    await harness.ask(officer, 'documents.addPiece', { ...begun, from, bytes: some.toString('base64') });
  }
  const { sha256 } = await harness.ask(officer, 'documents.finish', { ...begun, task: 'bench' });
  const given = hash.digest('hex');
  if (sha256 !== given) throw new Error('what was kept is not what was given');
  return { ...begun, sha256 };
}

function resultOf(name: string, size: number, { seconds, grew }: { seconds: number; grew: number }): Result {
  return {
    name,
    median_ms: null,
    p95_ms: null,
    per_second: size / MiB / seconds,
    peak_mb: grew,
    ratio_plain: null,
    ratio_postgres: null,
    goal: `MB/s; memory grows by at most ${mostGrowth} MB`,
    met: grew <= mostGrowth,
  };
}

/** Throws where a byte is another on the way out. */
export async function fileResults(harness: Harness, size = 1024 * MiB): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-file-'));
  try {
    const [contributionId] = harness.db.prepare<[], number>('select id from contribution_row limit 1').pluck().all();
    if (contributionId === undefined) throw new Error('there is no contribution to keep a file with');
    const into = await watched(() => add(harness, contributionId, size));
    const { documentId, sha256 } = into.value;
    const path = join(folder, 'film.bin');
    const token = 'where-the-file-goes';
    const verified = await watched(() => harness.ask(officer, 'documents.verify', { documentId, task: 'bench' }));
    if (!verified.value.whole) throw new Error('what was kept is damaged');
    const given = { reason: 'A measure', recipient: 'Nobody', legalBasis: 'dpa-part-3' };
    const out = await watched(() =>
      harness.ask(
        officer,
        'documents.save',
        { documentId, saveToken: token, ...given, task: 'bench' },
        { [token]: path },
      ),
    );
    if ((await digestOfFile(path)) !== sha256) throw new Error('what was saved is not what was kept');
    return [
      resultOf('file-in', size, into),
      resultOf('file-verified', size, verified),
      resultOf('file-out', size, out),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
