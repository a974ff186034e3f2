/**
 * The guided tour: does the main job headless on sample data, prints a line for each step, and leaves numbered pictures
 * and the PDF in `out/tour/`. Exits with 0 only if every step did what it says.
 */
import '../../vault/refuse-old-node.ts';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'csv-stringify/sync';
import { writtenInvestigations, writtenTips } from '../../demonstration/generate/written.ts';
import { startChromiumHost } from './host.ts';
import { steps } from './tour-steps.ts';

const dist = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(dist, '..', 'out', 'tour');

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(2)} s`;
const fileName = (caption: string) =>
  caption
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/-$/, '');

async function tour(): Promise<boolean> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), 'vigil-tour-'));
  const files = {
    tips: join(work, 'tips.csv'),
    investigations: join(work, 'investigations.json'),
    brief: join(out, 'brief.pdf'),
  };
  await writeFile(
    files.tips,
    stringify(
      writtenTips.map(({ id, receivedAt, channel, text }) => ({ tip_id: id, received_at: receivedAt, channel, text })),
      { header: true },
    ),
  );
  await writeFile(files.investigations, JSON.stringify(writtenInvestigations));
  let answers: { file?: string; save?: string } = {};
  const vigil = await startChromiumHost({
    dist,
    profileFolder: join(work, 'profile'),
    vaultsFolder: join(work, 'vaults'),
    dialogs: {
      openFile: async () => (answers.file === undefined ? null : { path: answers.file, size: 0 }),
      openFolder: async () => null,
      saveFile: async () => answers.save ?? null,
    },
    headless: true,
    version: 'tour',
  });
  const begun = performance.now();
  try {
    for (const [index, step] of steps.entries()) {
      const started = performance.now();
      const picture = join(out, `${String(index + 1).padStart(2, '0')}-${fileName(step.caption)}.png`);
      try {
        await step.run({
          page: vigil.page,
          files,
          answer: (next) => {
            answers = next;
          },
        });
        await vigil.page.screenshot({ path: picture });
        process.stdout.write(`${String(index + 1).padStart(2)}. ${step.caption} (${seconds(started)})\n`);
      } catch (error) {
        await vigil.page.screenshot({ path: picture }).catch(() => undefined);
        const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
        process.stdout.write(`${String(index + 1).padStart(2)}. FAILED: ${step.caption}: ${why}\n`);
        return false;
      }
    }
    process.stdout.write(`All ${steps.length} steps in ${seconds(begun)}. Pictures and the brief are in out/tour/.\n`);
    return true;
  } finally {
    await vigil.close();
    await rm(work, { recursive: true, force: true });
  }
}

process.exitCode = (await tour()) ? 0 : 1;
