// Words given up in favour of those in glossary.md, as they would be found in code, style sheets, screens and docs. `in` limits a
// word that means something else elsewhere; files that match `everywhereAllowed` may contain any of them.

/** @typedef {{ word: RegExp, now: string, in?: RegExp }} GivenUp */

/** Lists of words and of names, and files that are not part of the product. */
export const everywhereAllowed =
  /^(glossary\.md|build\/check\/given-up-words\.mjs|main\/matching\/extract\/stop-words\.ts|main\/demonstration\/(themes|generate)\/)/;

const source = /\.(ts|tsx|cts|mjs)$/;

/** @type {readonly GivenUp[]} */
export const givenUp = [
  // one transaction
  { word: /\b(TurnQueue|turnQueue|oneTurn|othersWait)\b/, now: 'transaction' },
  { word: /\bstore\.turn\(|: Turn\b/, now: 'transaction', in: /^(main|tests|build)\/(?!.*uk-day)/ },
  { word: /\bpatient\b/, now: 'background', in: /^(main|tests)\/(store|engine)\// },
  // need to know
  { word: /\b(beyondReach|ControlRoom|controlRoom|everything\(\))/, now: 'withUnrestrictedAccess' },
  { word: /\b[Tt]iers?\b|Tier\b/, now: 'markingRank, matchStrength' },
  // case identifiers
  {
    word: /'held(_key)?\.|\bheld(_key)?_row\b|\b[hH]eld(Identifier|Frequency|Version|From|Text|Id|Like)/,
    now: 'case identifier, match key, holdings',
  },
  {
    word: /\bhold(Anew|On|Identifiers)\b|\balreadyHeld\b/,
    now: 'replaceHoldings, bulkAddHoldings, addHoldings, alreadyRecorded',
  },
  { word: /selectFrom\('held/, now: 'case_identifier' },
  // the contract
  {
    word: /'(exchange\.\w+|intake\.(queue|count|undo|look|triage|grade|assess|signOff)|\w+\.look|oversight\.myWork|linking\.(alike|revivals|unlinked|blindHits))'/,
    now: 'the verb of its room',
  },
  { word: /^\s+(does|door|quiet):/, now: 'summary, runsIn, skipLog', in: /^preload\/contract\// },
  { word: /\bOperation\b/, now: 'Processing', in: /^(preload|main)\/.*\.ts$/ },
  { word: /\blog_subject|\bentry\.subject\(/, now: 'log_record, records' },
  // contributions and investigations
  { word: /\btakenBy\b/, now: 'recordedBy', in: /^(main|preload|tests\/(?!renderer)|renderer\/(?!features\/plots))/ },
  { word: /\b(report|tally|done)\.taken\b|\btaken: z\./, now: 'imported' },
  { word: /\bgist(s|Of)?\b|__gist\b/, now: 'excerpt' },
  { word: /\b(asChange|toChange|readImage)\b/, now: 'recordChange, loadForChange, readSnapshot' },
  {
    word: /\b(investigationOf|investigationToChange|mustBeColleagues|mustHoldSubject|mustSeeContribution|mustBePast)\b/,
    now: 'require…, assert…',
    in: source,
  },
  // linking
  { word: /\b[Bb]lind[ _]?[Hh]its?|\bblind\.ts\b|\bblindHit/, now: 'deconfliction hit' },
  {
    word: /\b(passedOn|passed_on|passOn\w*|PassedOn\w*)\b|\bpassed-on\b|Passed to you/,
    now: 'deconfliction hit, Restricted matches',
  },
  { word: /\b[Rr]evivals?\b|\b[Cc]old[ -][Tt]ips?\b|\bcoldTip|\bColdTips|\bunlinked\.ts/, now: 'late match' },
  {
    word: /\b(Alike|ToldBefore|toldTwice|mustNotRestOnItself)\b|\btold-before\b|Told (before|twice)/,
    now: 'same origin',
  },
  { word: /\b[Dd]isguise(s|d|sIn)?\b/, now: 'homoglyph', in: source },
  {
    word: /\b(everydayWords|tellingWords|soundKey|familiesOf|familyKeys)\b/,
    now: 'stopWords, distinctiveWords, phoneticKey, nameVariantsOf',
  },
  { word: /\b(readMoment|NoMoment|londonToInstant|writtenDate)\b/, now: 'parseTimestamp, ukTimeToInstant, parseDate' },
  // the vault
  {
    word: /\b(bringUp|mustBeShut|plaque|mustBeStrong)\b/,
    now: 'migrateOnOpen, assertNoVaultOpen, markerFile, assertStrong',
    in: source,
  },
  // the page
  {
    word: /\b(useConsult|useWaiting|WorkingSet|workingSet)\b|\bworking[ -]set\b/,
    now: 'query, query cache, badge counts',
  },
  {
    word: /Files out|Not this\b|Think it over|Take it in|Try without keeping|Out of use|Put back\b|>Go back</,
    now: 'the label of glossary.md',
    in: /^(renderer|preload|tests|main\/hosts)\/|\.md$/,
  },
  // harnesses
  { word: /\b([Oo]pen)?Office\b|\boffice\./, now: 'harness', in: /^(tests|build)\/.*\.ts$/ },
];
