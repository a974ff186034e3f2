import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passageOf, searchWords } from '../../main/search/passage.ts';
import { foldedQuery, indexForm } from '../../main/store/word-forms.ts';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
    people: [{ login: 'shah', roles: ['case_officer'] }],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const tip = (text: string) => recordTip(harness, 'shah', text);
const find = async (text: string): Promise<string[]> =>
  (await harness.as('shah').do('search.find', { text, limit: 20 })).hits.map((hit) => hit.passage);

describe('the search finds', () => {
  const texts = {
    chinese: '昨晚在旧磨坊后面看到王伟和两辆货车。',
    thai: 'ช่วงเช้ามีรถตู้จอดหน้าโรงงานเก่า',
    polish: 'Łukasz Wałęsa drove the van',
    turkish: 'Aydın Işık rented the lock-up',
    danish: 'Søren Kjær at the Straße market',
    irish: "Máire O'Neill said Craig's van was there, and he doesn't know",
    joined: 'Old MacGabhann and Oriordan met',
    wide: 'Ｃｒａｉｇ Ｄｕｎｍｏｒｅ wrote this',
    narrow: '開始ﾕｰｻﾞｰ認証完了',
    apart: 'Zoe\u0308 Mu\u0308ller came',
    hindi: 'गोदाम के पीछे विक्रम और दो ट्रक थे',
    punjabi: 'ਮਿੱਲ ਦੇ ਪਿੱਛੇ ਗੁਰਦੀਪ ਸਿੰਘ ਦੀ ਵੈਨ',
    bengali: 'পুরনো গুদামের পাশে ট্রাক দাঁড়িয়ে ছিল',
    tamil: 'பழைய ஆலையின் பின்னால் வேன் நின்றது',
    emoji: '\u26a0\ufe0fREADTHIS\u26a0\ufe0f before the shift ends',
  };

  it.each([
    ['王伟', 'chinese'],
    ['货车', 'chinese'],
    ['昨晚', 'chinese'],
    ['伟和两辆', 'chinese'],
    ['车', 'chinese'],
    ['รถตู้', 'thai'],
    ['โรงงาน', 'thai'],
    ['lukasz walesa', 'polish'],
    ['Łukasz', 'polish'],
    ['aydin isik', 'turkish'],
    ['soren kjaer', 'danish'],
    ['strasse', 'danish'],
    ['STRAßE', 'danish'],
    ["o'neill", 'irish'],
    ['oneill', 'irish'],
    ['neill', 'irish'],
    ['craig van', 'irish'],
    ["o'riordan", 'joined'],
    ['craig dunmore', 'wide'],
    ['zoe muller', 'apart'],
    ['ﾕｰｻﾞｰ', 'narrow'],
    ['ユーザー', 'narrow'],
    ['विक्रम', 'hindi'],
    ['पीछे विक्', 'hindi'],
    ['ਗੁਰਦੀਪ ਸਿੰਘ', 'punjabi'],
    ['গুদামের', 'bengali'],
    ['நின்றது', 'tamil'],
    ['\u26a0\ufe0fREADTHIS\u26a0\ufe0f', 'emoji'],
    ['\u26a0\ufe0f shift', 'emoji'],
  ] as const)('%s in the %s text', async (asked, which) => {
    for (const text of Object.values(texts)) await tip(text);
    const found = await find(asked);
    expect(found.map((passage) => passage.replaceAll('\u0002', '').replaceAll('\u0003', ''))).toContain(texts[which]);
  });

  it('and not what is not there', async () => {
    for (const text of Object.values(texts)) await tip(text);
    for (const asked of ['伟王', '磨货', 'walesb', "o'brien", 'ตู้รถ']) expect(await find(asked)).toEqual([]);
  });

  it('and marks it in a script without blanks', () => {
    expect(passageOf(texts.chinese, searchWords('王伟'))).toContain('\u0002王伟\u0003');
    expect(passageOf(texts.polish, searchWords('walesa'))).toContain('\u0002Wałęsa\u0003');
  });
});

describe('the form for the index', () => {
  it('is the text itself where nothing has to be said otherwise', () => {
    const text = 'Two men in a grey Škoda, it was Craig’s car – they don’t know';
    expect(indexForm('A plain text, 2 men.')).toBe('A plain text, 2 men.');
    expect(indexForm(text)).toBe(text);
  });

  it('of a hostile text takes linear time', () => {
    for (const unit of ['a', "a'", "o'neil", '王', 'ﷺ', 'ß', 'ก็']) {
      const started = process.cpuUsage();
      indexForm(unit.repeat(1_000_000 / unit.length));
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(3_000);
    }
  });

  it('asks for nothing where nothing was typed, and quotes whatever was', () => {
    expect(foldedQuery('" * ( ')).toBeNull();
    expect(foldedQuery('a" OR b')).toBe('"a" AND "OR" AND "b"*');
    expect(foldedQuery("o'neill van")).toBe('(("o" AND "neill") OR "oneill") AND "van"*');
  });
});

describe('the names of subjects and the words of investigations', () => {
  const names = ['Łukasz Wałęsa', 'Aydın Işık', "Máire O'Neill", 'Søren Kjær', 'Zoë Müller'];
  const open = async () => {
    const { id } = await harness.as('shah').do('investigations.open', {
      operation: 'HARBOUR LARK',
      kind: 'other',
      priority: 'P3',
      reason: 'For the search alone',
      summary: 'The smørgås market in the Lange Straße, off Łódź Road',
      area: 'Halverton',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: null,
    });
    for (const name of names)
      await harness.as('shah').do('investigations.addSubject', { id, name, role: 'suspect', aliases: [], born: null });
  };
  const found = async (text: string) =>
    (await harness.as('shah').do('search.find', { text, limit: 20 })).hits.map((hit) => `${hit.kind} ${hit.title}`);

  it.each([
    ['lukasz', 'subject Łukasz'],
    ['Łukasz', 'subject Łukasz'],
    ['walesa', 'subject Łukasz'],
    ['isik', 'subject Aydın'],
    ['oneill', 'subject Máire'],
    ["o'neill", 'subject Máire'],
    ['kjaer', 'subject Søren'],
    ['soren', 'subject Søren'],
    ['muller', 'subject Zoë'],
    ['lodz', 'investigation HARBOUR'],
    ['strasse', 'investigation HARBOUR'],
    ['smorgas', 'investigation HARBOUR'],
  ])('are found by what people type for them: %s', async (asked, first) => {
    await open();
    expect((await found(asked))[0]).toContain(first);
  });
});
