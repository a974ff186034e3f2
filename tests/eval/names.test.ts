import { describe, expect, it } from 'vitest';
import { evaluateNames } from '../../build/eval/names.ts';
import { absent, dataPath, withFile } from './shared-data.ts';

describe('an evaluation of names', () => {
  it('is refused for a file without the columns, without rows, or that is not there', () => {
    expect(() => withFile(['a,b', '1,2'], (path) => evaluateNames(path, undefined))).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', about: 'name1' }),
    );
    expect(() => withFile(['name1,name2,is_match'], (path) => evaluateNames(path, undefined))).toThrow(
      expect.objectContaining({ code: 'FILE_EMPTY' }),
    );
    expect(() => withFile(['name1,name2,is_match', '"open'], (path) => evaluateNames(path, undefined))).toThrow(
      expect.objectContaining({ code: 'FILE_DAMAGED' }),
    );
    expect(() => evaluateNames('/nowhere/at/all.csv', undefined)).toThrow(
      expect.objectContaining({ code: 'FILE_UNREADABLE' }),
    );
  });

  it('counts what is right, and lists each error with the columns of its row', () => {
    const lines = [
      'name1,name2,is_match,schema,note',
      'Robert Osgood,Bob Osgood,true,Person,a',
      'Robert Osgood,Tariq Warsame,true,Person,b',
      'Robert Osgood,Robert Osgood,false,Person,c',
      'Brightway Parcels Ltd,Brightway Parcels,true,Organization,d',
    ];
    const report = withFile(lines, (path) => evaluateNames(path, 'Person'));
    expect(report).toMatchObject({ pairs: 3, precision: 0.5, recall: 0.5, f1: 0.5, threshold: 0.64 });
    expect(report.errors.map(({ note, error }) => [note, error])).toEqual([
      ['b', 'missed'],
      ['c', 'false link'],
    ]);
    expect(withFile(lines, (path) => evaluateNames(path, undefined)).pairs).toBe(4);
  });

  it.skipIf(absent('names', 'pairs-dev.csv'))('reaches its floor on the pairs for development', () => {
    const report = evaluateNames(dataPath('names', 'pairs-dev.csv'), 'Person');
    expect(report.f1).toBeGreaterThanOrEqual(0.855);
    expect(report.precision).toBeGreaterThanOrEqual(0.89);
  });
});
