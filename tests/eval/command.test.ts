import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../build/eval/arguments.ts';
import { withFile } from './shared-data.ts';

const entry = fileURLToPath(new URL('../../build/eval/eval.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [entry, ...args], { encoding: 'utf8' });

describe('the command', () => {
  it.each([
    [[]],
    [['links']],
    [['links', '--corpus', 'a', '--seed', '1']],
    [['links', '--seed', 'x']],
    [['names']],
    [['names', 'a.csv', 'b.csv']],
    [['people', 'a.csv', '--schema', 'Person']],
    [['truthset', 'a', '--unknown']],
  ])('does not guess what %j means', (args) => {
    expect(readArguments(args)).toHaveProperty('problem');
  });

  it('reads each way to ask', () => {
    expect(readArguments(['people', 'a.csv', 'b.csv', '--without-id'])).toEqual({
      order: { what: 'people', files: ['a.csv', 'b.csv'], 'without-id': true },
    });
    expect(readArguments(['links', '--seed', '7'])).toEqual({ order: { what: 'links', files: [], seed: 7 } });
    expect(readArguments(['--help'])).toEqual({ order: null });
  });

  it('tells a failure on the error output without the path, and nothing on the other', () => {
    const { status, stdout, stderr } = run('names', '/nowhere/secret-name.csv');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('cannot be read');
    expect(stderr).not.toContain('secret-name');
    expect(run('names').status).toBe(2);
  });

  it('prints one JSON object and nothing else', () => {
    const { status, stdout } = withFile(['name1,name2,is_match', 'Ann Reid,Anne Reid,true'], (path) =>
      run('names', path),
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ pairs: 1, f1: 1, errors: [] });
  });
});
