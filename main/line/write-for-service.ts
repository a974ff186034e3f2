/** A file of this desk that the service writes: through the same sink as on one desk, so that nothing is left of what was not finished. */
import { VigilError } from '../../preload/contract/errors.ts';
import { fileSink } from '../files/file-sink.ts';
import { piecesAhead } from '../files/pieces.ts';
import type { DeskFile, ToServiceOfFile } from './desk-file.ts';

export function writeForService(path: string, say: ToServiceOfFile): DeskFile {
  const stop = new AbortController();
  const sink = fileSink(path, stop.signal);
  const waiting: Buffer[] = [];
  let received = 0;
  let written = 0;
  let whole = false;
  let wake: () => void = () => undefined;
  let work: Promise<void> | null = null;

  /** What has arrived, until the service says that this was all; stopped by CANCELLED. */
  async function* chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      const piece = waiting.shift();
      if (piece !== undefined) {
        yield piece;
        written += piece.length;
        say.answer({ step: 'written', upTo: written });
      } else if (stop.signal.aborted) throw new VigilError('CANCELLED');
      else if (whole) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  function fail(error: unknown): void {
    if (!stop.signal.aborted) say.failed(error instanceof VigilError ? error.code : 'NOT_WRITTEN');
    stop.abort();
  }

  async function write(): Promise<void> {
    await (await sink).write(chunks());
    if (!stop.signal.aborted) say.answer({ step: 'finished' });
  }

  function begin(): void {
    work ??= write().catch(fail);
    wake();
  }

  const created = sink.then(() => {
    if (!stop.signal.aborted) say.answer({ step: 'created' });
  }, fail);

  async function abandon(): Promise<void> {
    stop.abort();
    wake();
    await created;
    await work;
  }

  return {
    hear(message) {
      if (message.step !== 'finish' || message.size !== received || whole) return false;
      whole = true;
      begin();
      return true;
    },
    arrived(at, bytes) {
      if (at !== received || waiting.length >= piecesAhead || whole) return false;
      received += bytes.length;
      // Whatever failed, the service has still to hear of it.
      if (stop.signal.aborted) return true;
      // A copy of its own: the frame is part of what the socket read.
      waiting.push(Buffer.from(bytes));
      begin();
      return true;
    },
    close: abandon,
    end: abandon,
  };
}
