import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { transactionQueue } from '../../main/store/transaction-queue.ts';

describe('turns', () => {
  it('follow one another, and a failed one stops nobody', async () => {
    const queue = transactionQueue();
    const told: string[] = [];
    const slow = queue.add(async () => {
      told.push('slow begins');
      // Time enough for whoever does not wait for a turn.
      for (let tick = 0; tick < 5; tick += 1) await setImmediate();
      told.push('slow ends');
    }, false);
    const broken = queue.add(() => Promise.reject(new Error('broken')), false);
    const last = queue.add(async () => told.push('last'), false);
    await expect(broken).rejects.toThrow('broken');
    await Promise.all([slow, last, queue.idle()]);
    expect(told).toEqual(['slow begins', 'slow ends', 'last']);
  });

  it('of people go before background work, also the next turn of somebody who has just had one', async () => {
    const queue = transactionQueue();
    const told: string[] = [];
    const transaction = (name: string, background: boolean) => queue.add(async () => void told.push(name), background);
    const person = async () => {
      await transaction('who is it', false);
      await transaction('what is asked', false);
      await transaction('what is logged', false);
    };
    const batches = [transaction('batch 1', true), transaction('batch 2', true)];
    await Promise.all([...batches, person(), queue.idle()]);
    expect(told).toEqual(['who is it', 'what is asked', 'what is logged', 'batch 1', 'batch 2']);
  });

  it('of background work come to their end also where others never cease', async () => {
    const queue = transactionQueue();
    let ended = false;
    const batches = Promise.all([1, 2, 3].map(() => queue.add(async () => undefined, true))).then(() => {
      ended = true;
    });
    let others = 0;
    while (!ended && others < 1_000) {
      others += 1;
      await queue.add(async () => undefined, false);
    }
    await batches;
    expect(others).toBeGreaterThan(12);
    expect(others).toBeLessThan(1_000);
  });

  it('says during background work whether somebody waits', async () => {
    const queue = transactionQueue();
    const seen: boolean[] = [];
    const batch = queue.add(async () => {
      seen.push(queue.shouldYield());
      void queue.add(async () => undefined, true);
      seen.push(queue.shouldYield());
      void queue.add(async () => undefined, false);
      seen.push(queue.shouldYield());
    }, true);
    await batch;
    await queue.idle();
    expect(seen).toEqual([false, false, true]);
  });
});
