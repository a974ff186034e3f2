/** Under a Node that is too old for the native store, programs and tests say so instead of dying of it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { whyNodeIsTooOld } from '../../main/vault/node-version.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

it.each([
  ['18.20.4', true],
  ['20.20.2', true],
  ['21.7.3', true],
  ['22.0.0', false],
  ['24.21.0', false],
  ['100.0.0', false],
])('Node %s is too old: %s', (version, tooOld) => {
  const why = whyNodeIsTooOld(version);
  expect(why !== null).toBe(tooOld);
  if (why !== null) expect(why).toContain(`this is Node ${version}`);
});

/** Electron brings its own Node, and what is no program of its own is started by one. */
const notStartedByNode = [
  'main/hosts/electron/main.ts',
  'main/engine/process.ts',
  'main/intake/import-worker.ts',
  'main/document-texts/text-worker.ts',
  'main/accuracy/measuring-worker.ts',
  'main/exports/word/word-worker.ts',
  // Loaded beside the service, which looks first.
  'build/load/watch-event-loop.ts',
];

describe('every program that plain Node starts', () => {
  const built = readFileSync(inRepository('build/bundle.mjs'), 'utf8').matchAll(/: '((?:main|build)\/[^']+\.ts)'/g);
  const programs = [...built].map(([, source = '']) => source).filter((source) => !notStartedByNode.includes(source));
  it('is known', () => expect(programs.length).toBeGreaterThan(5));
  it.each(programs)('%s looks at its Node before it loads anything', (source) => {
    const [first = ''] = /^import .*$/m.exec(readFileSync(inRepository(source), 'utf8')) ?? [];
    expect(first).toMatch(/refuse-old-node\.ts'/);
  });
});

const system = '/usr/bin/node';
const oldSystem = () =>
  existsSync(system) &&
  whyNodeIsTooOld(spawnSync(system, ['--version'], { encoding: 'utf8' }).stdout.trim().replace('v', '')) !== null;

describe.skipIf(!oldSystem())('under the system’s own Node, which is too old', () => {
  it.each([
    ['a program', ['dist/main/admin.js', 'help']],
    ['the tests', ['node_modules/vitest/vitest.mjs', 'run', 'tests/store/guard.test.ts']],
    ['the specs', ['node_modules/@playwright/test/cli.js', 'test', '--list']],
  ])('%s says so in a sentence', (_, args) => {
    const { status, signal, stdout, stderr } = spawnSync(system, args, { cwd: repository, encoding: 'utf8' });
    expect([status, signal]).toEqual([1, null]);
    expect(`${stdout}${stderr}`).toContain('Vigil needs Node 22 or later, and this is Node');
  });
});
