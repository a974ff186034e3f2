/** The lines of enquiry of sample cases. An action belongs to the first whose words its title holds, or to the last of all. */
export interface EnquiryWords {
  title: string;
  aim: string;
  fits: RegExp;
  /** What it came to, where it is resolved. */
  outcomes: readonly [string, ...string[]];
}

export const enquiryWords: readonly EnquiryWords[] = [
  {
    title: 'Money and property',
    aim: 'Establish who pays for what, where the money comes from, and which premises are at their disposal.',
    fits: /bank|tins|accounts|transfers|tickets|tenancy|licensing/,
    outcomes: [
      'What was paid in is accounted for, but for two cash deposits that nobody explains.',
      'The premises are known and under a tenancy in a true name. Nothing further to find.',
    ],
  },
  {
    title: 'Communications and online activity',
    aim: 'Tie numbers and accounts to people, and keep what was posted to an evidential standard.',
    fits: /number|channel|provider|captions|telephones|user of/,
    outcomes: [
      'The accounts are attributed, with the grounds set out in the schedule.',
      'One number stays unattributed: pre-paid, and silent since the spring.',
    ],
  },
  {
    title: 'Vehicles and movements',
    aim: 'Establish who was where, by which vehicle, on the days that were reported.',
    fits: /keeper|route|port|CCTV|place of interest/,
    outcomes: [
      'Movements on the reported days are shown by film and by plate. The timeline has them.',
      'The film does not show a face. The vehicle was there; who drove it is not proved.',
    ],
  },
  {
    title: 'Examination of exhibits',
    aim: 'Have what was seized or handed in examined, and say what it proves and what it does not.',
    fits: /examined|handwriting|seized|exhibit|cards/,
    outcomes: [
      'Every examination is reported on. The results are with the lawyer.',
      'Examined; nothing of use was found.',
    ],
  },
  {
    title: 'Witnesses and reporting persons',
    aim: 'Speak to everybody who saw or heard something, and keep those who reported informed.',
    fits: /person|witness|statement|parents|reported|safeguarding/,
    outcomes: [
      'All who could be found have been spoken to; two gave statements.',
      'The second witness was never found. What the first says stands alone.',
    ],
  },
  {
    title: 'Identification and background',
    aim: 'Establish who the people named are: true names, addresses, work, and whether they were known before.',
    fits: /./,
    outcomes: [
      'Identified beyond doubt, by address and by date of birth.',
      'Everybody named has been identified or ruled out.',
    ],
  },
];

/** Why an action was cancelled. */
export const cancelled = [
  'Overtaken: the same was learnt from another statement.',
  'No longer proportionate since the priority was lowered.',
  'The film had been overwritten before anybody could ask for it.',
  'Covered by a later action on the same shop.',
] as const;
