import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../build/eval/arguments.ts';
import { readCorpus } from '../../build/eval/corpus.ts';
import { evaluateTexts } from '../../build/eval/texts.ts';
import { evaluateLinks } from '../../main/accuracy/links.ts';
import { absent, dataPath } from './shared-data.ts';

describe('what is found in texts', () => {
  let root = '';
  const folder = (name: string, tips: string[], labels: string[]): string => {
    const path = join(root, name);
    mkdirSync(path);
    writeFileSync(join(path, 'tips.csv'), ['tip_id,received_at,channel,text', ...tips, ''].join('\n'));
    writeFileSync(join(path, 'identifiers.csv'), ['tip_id,kind,value', ...labels, ''].join('\n'));
    return path;
  };

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'vigil-texts-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is told for each folder, for each kind and for all, although two folders name their tips alike', () => {
    const right = folder(
      'right',
      ['1,2026-03-02T10:00:00Z,online,Ring Helen Clarke on 07700 900123 or 07700900123'],
      ['1,person,Helen Clarke', '1,phone,+447700900123'],
    );
    const half = folder(
      'half',
      ['1,2026-03-02T10:00:00Z,online,Write to a@halverton.example or b@halverton.example in ZZ99 3AB'],
      ['1,email,a@halverton.example', '1,phone,+447700900123', '1,organisation,Halverton Rovers'],
    );
    const { folders, all } = evaluateTexts([right, half]);
    expect(folders.map((one) => [one.folder, one.texts, one.persons.f1, one.identifiers])).toEqual([
      ['right', 1, 1, { precision: 1, recall: 1, f1: 1 }],
      ['half', 1, 1, { precision: 0.3333, recall: 0.5, f1: 0.4 }],
    ]);
    expect(all.texts).toBe(2);
    expect(all.identifiers).toEqual({ precision: 0.5, recall: 0.6667, f1: 0.5714 });
    expect(all.by_kind).toMatchObject({
      phone: { precision: 1, recall: 0.5, labels: 2 },
      email: { precision: 0.5, recall: 1, labels: 1 },
      postcode: { precision: 0, recall: 1, labels: 0 },
      vrm: { f1: 1, labels: 0 },
    });
  });

  it('takes a user name as the same in capitals and in small letters', () => {
    const path = folder('capitals', ['1,x,online,posts as @Lone_Heron'], ['1,handle,@Lone_Heron']);
    expect(evaluateTexts([path]).all.by_kind.handle).toMatchObject({ f1: 1 });
  });

  it('asks for a folder, and for its columns', () => {
    expect(readArguments(['texts'])).toHaveProperty('problem');
    expect(readArguments(['texts', 'a', 'b'])).toEqual({ order: { what: 'texts', files: ['a', 'b'] } });
    const path = folder('other', ['1,x,y,z'], ['1,phone,+447700900123']);
    writeFileSync(join(path, 'identifiers.csv'), 'tip,what\n1,2\n');
    expect(() => evaluateTexts([path])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', about: 'tip_id' }));
  });

  it.skipIf(absent('tips'))('is measured as the evaluation of links measures it', () => {
    const { all } = evaluateTexts([dataPath('tips')]);
    const links = evaluateLinks(readCorpus(dataPath('tips')), 1);
    expect([all.persons.f1, all.identifiers.f1]).toEqual([links.person_f1, links.identifier_f1]);
  });
});
