/** Runs as a thread: a chronology of thousands of lines takes seconds, which nobody else has to wait for. */
import { parentPort, workerData } from 'node:worker_threads';
import { docxOf } from './docx-of.ts';
import type { Paper } from './paper.ts';

if (parentPort === null) throw new Error('this file runs as a thread only');
const paper: Paper = workerData;
const bytes = await docxOf(paper);
parentPort.postMessage(bytes);
