/** Adds a document as the page does: begun, its bytes in pieces, and finished. */
import type { Output } from '../../preload/contract/index.ts';
import type { Harness } from '../support/engine.ts';

export type Desk = ReturnType<Harness['as']>;

export interface AboutOne {
  contributionId: number | null;
  investigationId: number | null;
  exhibitId: number | null;
}
const nothing: AboutOne = { contributionId: null, investigationId: null, exhibitId: null };
export const ofTip = (contributionId: number): AboutOne => ({ ...nothing, contributionId });
export const ofCase = (investigationId: number): AboutOne => ({ ...nothing, investigationId });

const MiB = 1024 * 1024;

export async function send(desk: Desk, documentId: number, bytes: Buffer, atOnce = 4 * MiB): Promise<void> {
  for (let from = 0; from < bytes.length; from += atOnce) {
    const piece = bytes.subarray(from, from + atOnce).toString('base64');
    await desk.do('documents.addPiece', { documentId, from, bytes: piece });
  }
}

export async function add(
  desk: Desk,
  about: AboutOne,
  name: string,
  bytes: Buffer,
): Promise<{ documentId: number } & Output<'documents.finish'>> {
  const begun = await desk.do('documents.begin', { ...about, name, size: bytes.length, marking: null });
  await send(desk, begun.documentId, bytes);
  return { ...begun, ...(await desk.do('documents.finish', { ...begun, task: 'add' })) };
}

export const listed = async (desk: Desk, about: AboutOne) =>
  (await desk.do('documents.list', { ...about, after: null, limit: 50 })).documents;
