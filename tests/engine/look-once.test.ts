/** What is asked for twice at the same time is looked for once, and never by one person for another. */
import { expect, it } from 'vitest';
import { looksUnderWay } from '../../main/engine/look-once.ts';
import { nothingOpened, type Viewer } from '../../main/store/policy.ts';

const viewer = (accountId: number): Viewer => ({
  accountId,
  clearance: 1,
  compartments: [],
  readsContributions: true,
  readsInvestigations: true,
  readsLog: false,
  readsAccounts: false,
  opened: nothingOpened,
  unrestricted: false,
});

/** Looking that ends when it is told to, and counts how often it was begun. */
function looking() {
  const ends: { find: (n: number) => void; fail: () => void }[] = [];
  const look = () =>
    new Promise<number>((find, fail) => {
      ends.push({ find, fail: () => fail(new Error('the store was closed')) });
    });
  return { ends, look };
}

it('is shared by whoever asks for the same meanwhile, and looked for anew afterwards', async () => {
  const { ends, look } = looking();
  const looks = looksUnderWay();
  const [first, second] = [looks.of(viewer(1))('12', look), looks.of(viewer(1))('12', look)];
  expect(ends).toHaveLength(1);
  ends[0]?.find(7);
  expect(await Promise.all([first, second])).toEqual([7, 7]);
  const third = looks.of(viewer(1))('12', look);
  expect(ends).toHaveLength(2);
  ends[1]?.find(8);
  expect(await third).toBe(8);
});

it('is looked for by each where it is of something else, or of somebody else', async () => {
  const { ends, look } = looking();
  const looks = looksUnderWay();
  const all = [
    looks.of(viewer(1))('12', look),
    looks.of(viewer(1))('13', look),
    looks.of(viewer(2))('12', look),
    looks.of({ ...viewer(1), compartments: [4] })('12', look),
  ];
  expect(ends).toHaveLength(4);
  for (const [at, end] of ends.entries()) end.find(at);
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

it('is looked for by whoever waited where the first could not finish', async () => {
  const { ends, look } = looking();
  const looks = looksUnderWay();
  const first = looks.of(viewer(1))('12', look);
  const second = looks.of(viewer(1))('12', look);
  ends[0]?.fail();
  await expect(first).rejects.toThrow('the store was closed');
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.find(9);
  expect(await second).toBe(9);
});
