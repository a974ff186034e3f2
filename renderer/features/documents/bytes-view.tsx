import { useEffect, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import { failureOf } from '../../shell/client.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { headOf } from './document-bytes.ts';
import './documents.css';

const shownBytes = 1_024;
const perLine = 16;

/** Sixteen bytes a line, in hexadecimal and as letters where they are some. */
export function asLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += perLine) {
    const some = [...bytes.subarray(at, at + perLine)];
    const hex = some.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = some.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(perLine * 3)} ${letters}`);
  }
  return lines.join('\n');
}

/** What nothing here can show, as what it is: bytes. */
export function BytesView({ documentId, why }: { documentId: number; why: string }) {
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  useEffect(() => {
    headOf(documentId, shownBytes).then(setBytes, (thrown: unknown) => setProblem(failureOf(thrown)));
  }, [documentId]);
  if (problem !== null) return <ErrorState failure={problem} />;
  return (
    <>
      <p className="muted">{why}</p>
      {bytes === null ? <Skeleton rows={4} /> : <pre className="documents__bytes">{asLines(bytes)}</pre>}
    </>
  );
}
