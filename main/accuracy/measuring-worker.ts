/** Runs as a thread: about a second of computation, which nobody else has to wait for. */
import { parentPort } from 'node:worker_threads';
import { measuredNow } from './written-sample.ts';

if (parentPort === null) throw new Error('this file runs as a thread only');
parentPort.postMessage(measuredNow());
