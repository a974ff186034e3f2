import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../build/eval/arguments.ts';
import { evaluateCross } from '../../build/eval/cross.ts';
import { augmented } from '../../build/eval/persons/augment.ts';
import { asExample, markNames, readMarked } from '../../build/eval/persons/labelled-text.ts';
import { writtenSources } from '../../build/eval/persons/read-texts.ts';
import { settings, trained } from '../../build/eval/persons/train.ts';
import { stream } from '../../main/demonstration/generate/random.ts';
import { personFinder } from '../../main/matching/extract/index.ts';
import { readModel, writeModel } from '../../main/matching/extract/person-tagger/weights.ts';

const few = ['Spoke to {Ola Brink} of Wexmouth.', 'ask {ruth} she knows', 'The Albany in York is shut.'].map(
  readMarked,
);
const quick = { ...settings, seeds: 1, rounds: 12 };
const reading = { sources: [{ texts: few, copies: 4 }], patterns: [], sentences: 0 };

describe('training the tagger of persons', () => {
  it('gives the same weights for the same texts and seed, others for another, and ones that find what was shown', () => {
    const model = trained(reading, quick);
    expect(trained(reading, quick)).toEqual(model);
    expect(trained(reading, { ...quick, seed: 7 })).not.toEqual(model);
    const find = personFinder(() => model);
    expect(find('Spoke to Ola Brink of Wexmouth.').map(({ text }) => text)).toEqual(['Ola Brink']);
    expect(find('The Albany in York is shut.')).toEqual([]);
    const kept = readModel(writeModel(model, { sample: [], date: '2026-11-29', settings: {} }));
    expect(personFinder(() => kept)('Spoke to Ola Brink of Wexmouth.').map(({ text }) => text)).toEqual(['Ola Brink']);
  });

  it('marks every mention of a known name, shorter ones too, and none within another word', () => {
    const { text, names } = markNames('Ann Reid came. Reid left with Annabel.', ['Ann Reid'], () => false);
    expect(names.map(({ start, end }) => text.slice(start, end))).toEqual(['Ann Reid', 'Reid']);
  });

  it('changes names together with the places that say where they stand', () => {
    const random = stream(5, 'augment');
    const one = readMarked('{Ola Brink} rang. Later {Brink} rang again about {Ruth Mbeki}, 44.');
    for (let at = 0; at < 200; at += 1) {
      const { text, names } = augmented(random, one);
      expect(names).toHaveLength(3);
      for (const { start, end } of names) expect(text.slice(start, end)).toMatch(/^[^\s.,].*[^\s,]$/u);
      expect(asExample({ text, names }).gold.some((label) => label > 0)).toBe(true);
    }
  });

  it('has six hundred texts or more of its own, each with its names marked in pairs of braces', () => {
    const texts = writtenSources().flatMap((one) => one.texts);
    expect(texts.length).toBeGreaterThanOrEqual(600);
    for (const { text } of texts) expect(text).not.toMatch(/[{}]/);
  });

  it('measures each folder with a model that read the others and never this one', () => {
    const folders = [
      ['one', 'Spoke to Ola Brink of Wexmouth.', 'Ola Brink'],
      ['two', 'Spoke to Ruth Mbeki of Wexmouth.', 'Ruth Mbeki'],
    ] as const;
    const root = mkdtempSync(join(tmpdir(), 'vigil-cross-'));
    try {
      for (const [name, text, person] of folders) {
        mkdirSync(join(root, name));
        writeFileSync(join(root, name, 'tips.csv'), `tip_id,received_at,text\nT-1,2026-01-01T10:00:00Z,${text}\n`);
        writeFileSync(join(root, name, 'identifiers.csv'), `tip_id,kind,value\nT-1,person,${person}\n`);
      }
      const read: string[][] = [];
      const report = evaluateCross(
        folders.map(([name]) => join(root, name)),
        2026,
        (others) => {
          read.push(others.map(({ name }) => name));
          return trained({ sources: others, patterns: [], sentences: 0 }, quick);
        },
      );
      expect(read).toEqual([['two'], ['one']]);
      expect(report.folders.map(({ folder, trained_on }) => [folder, trained_on])).toEqual([
        ['one', ['two']],
        ['two', ['one']],
      ]);
      expect(report.folders[0]).toMatchObject({ tips: 1, top3: null, duplicate_recall: null });
      expect(report.mean).toHaveProperty('person_f1');
      expect(report.mean).not.toHaveProperty('top3');
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it.each([
    [['links', '--cross', 'a']],
    [['links', '--cross', 'a', 'b', '--seed', '1']],
    [['links', 'a', 'b']],
    [['train-persons']],
  ])('is not asked for by %j', (args) => {
    expect(readArguments(args)).toHaveProperty('problem');
  });
});
