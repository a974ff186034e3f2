/** What is decided in investigations, and why, by the kind of case and by how far it has come. */
import type { InvestigationKind } from '../../../preload/contract/vocabulary.ts';

export interface Decided {
  title: string;
  text: string;
  reasons: readonly string[];
  /** Left out where it fits every kind. */
  kinds?: readonly InvestigationKind[];
}

/** With the hours after the plot was stopped within which it is decided. */
export interface DecidedAfterStop extends Decided {
  hours: readonly [from: number, to: number];
}

export const opening: readonly Decided[] = [
  {
    title: 'Investigation strategy set',
    text: 'Public safety first: {suspect} is to be located and kept in view before anything else. Evidence second. Reviewed weekly, and at once if the risk changes.',
    reasons: [
      'Two reports agree on intent and neither speaks of means. There is time to learn more, but none to lose sight of anybody.',
      'No date and no method are known. An arrest on the present material would end in release and show what we know.',
    ],
    kinds: ['attack plot'],
  },
  {
    title: 'Financial strategy set',
    text: 'Establish who collects, who carries and where the money goes before any account is approached.',
    reasons: [
      'The collections may be honest. An approach to the bank now would be known within a day.',
      'What was reported is cash; the accounts by themselves would show little.',
    ],
    kinds: ['funding'],
  },
  {
    title: 'Online strategy set',
    text: 'Posts are captured to evidential standard before anybody asks for their removal.',
    reasons: [
      'Removal would warn the administrator and lose what ties the account to a person.',
      'The account has been renamed twice already; what is not captured today may not be there tomorrow.',
    ],
    kinds: ['online'],
  },
  {
    title: 'Travel strategy set',
    text: 'Prevent departure, by persuasion where that is safe and at the port where it is not. The organiser comes after the travellers.',
    reasons: [
      'Those who mean to travel are young and may be turned back without proceedings.',
      'Nothing shows a date of departure. Family members are the best early warning.',
    ],
    kinds: ['travel'],
  },
  {
    title: 'Investigation strategy set',
    text: 'Follow what is supplied to whoever uses it. The supplier is left in place while that is safe.',
    reasons: [
      'The motive seems to be money; the buyers are the risk.',
      'An arrest of the supplier alone would only move the trade elsewhere.',
    ],
    kinds: ['facilitation'],
  },
  {
    title: 'Investigation strategy set',
    text: 'Establish first whether one hand is behind the reports. Those who were threatened are told what they need for their safety.',
    reasons: [
      'The reports resemble one another in wording and are three weeks apart.',
      'It may be ordinary crime; the question is worth a month of work.',
    ],
    kinds: ['other'],
  },
];

export const working: readonly Decided[] = [
  {
    title: 'Reporting person not to be approached',
    text: 'Not to be rung back for now. Reviewed when a second source is found.',
    reasons: [
      'The caller is one of four people who could have known.',
      'The caller asked not to be rung back and lives in the same house.',
    ],
  },
  {
    title: 'Shared with the neighbourhood team',
    text: '{town} officers are asked to report the {vehicle} when they see it, and not to stop it. Nothing is said of the source.',
    reasons: [
      'It was seen twice outside our hours, and their patrol passes there each night.',
      'A stop for a light or a tyre, meant well, would undo a month.',
    ],
  },
  {
    title: 'Search warrant not applied for',
    text: 'The grounds are looked at again when the enquiries now running have reported.',
    reasons: [
      'The grounds rest on one report, and a search would end what we can learn.',
      'Legal advice is that the present grounds would not satisfy a court.',
    ],
    kinds: ['attack plot', 'facilitation', 'funding', 'other'],
  },
  {
    title: 'Directed surveillance of {suspect} applied for',
    text: 'Limited to movements to and from the home address and to who is met. Intrusion on the family is noted and kept to the least.',
    reasons: [
      'Open enquiries have not shown whom {suspect} meets, and nothing less intrusive would.',
      'Two reports place {suspect} elsewhere than at work on weekday evenings.',
    ],
  },
  {
    title: 'Call data for one number only',
    text: 'Subscriber and call data are applied for on the number ending {ending}, for ninety days back.',
    reasons: [
      'The question is who was rung on the days of the reported meetings; one number answers it.',
      'A wider request would not be proportionate to a report by one person.',
    ],
  },
  {
    title: '{other} treated as a witness for the time being',
    text: 'To be spoken to and not interviewed under caution. Reviewed if anything shows a part in it.',
    reasons: [
      'All that is known of {other} is the company kept with {suspect}.',
      'A first account, freely given, is worth more now than a caution.',
    ],
  },
  {
    title: 'Identification of {suspect} accepted',
    text: 'The person in the reports and {suspect} are treated as the same from here on.',
    reasons: [
      'Name, age and the {vehicle} agree in two reports that do not know of each other.',
      'The number that was given ends in {ending}, and {suspect} was seen to answer it.',
    ],
  },
  {
    title: 'Priority kept',
    text: 'The resources that go with it are confirmed for another four weeks.',
    reasons: [
      'Nothing new in four weeks, but nothing of what is known has been explained either.',
      'A second report, from somebody who does not know the first, says the same.',
    ],
  },
  {
    title: 'Disclosure officer appointed',
    text: 'Sensitive material is scheduled apart from the first day.',
    reasons: [
      'Several of those who reported could be recognised by what they say.',
      'The volume is such that it could not be put in order afterwards.',
    ],
  },
  {
    title: 'Threshold for arrest set',
    text: '{suspect} is arrested at once if a weapon changes hands, or on the way to the place with a bag or vehicle not seen before. The duty officer may decide.',
    reasons: [
      'The risk can rise faster than this group can meet.',
      'What is known of means is two weeks old. The threshold has to stand without being asked for.',
    ],
    kinds: ['attack plot'],
  },
  {
    title: 'Protective security advice offered',
    text: 'The place that may be a target is visited as part of the usual programme.',
    reasons: [
      'Staff there had noticed the same person and were worried.',
      'Advice can be given without showing what is known.',
    ],
    kinds: ['attack plot', 'other'],
  },
  {
    title: 'Enquiry into the purchases closed',
    text: 'The buyer was traced and is no subject of this investigation. Recorded so that it is not done twice.',
    reasons: [
      'The buyer is licensed and showed the stock.',
      'It was for the club that the buyer named, whose treasurer confirmed it.',
    ],
    kinds: ['attack plot', 'facilitation', 'other'],
  },
  {
    title: 'Young person treated as a victim',
    text: 'Social care and the school are told what they need to keep the child safe.',
    reasons: [
      'A child of fifteen is a victim unless the evidence says otherwise.',
      'The messages show pressure from an adult.',
    ],
    kinds: ['online', 'travel'],
  },
  {
    title: 'Account left up for two weeks',
    text: 'No request for removal until the log-in addresses have come. Anything that names a place or a date ends this at once.',
    reasons: [
      'It has some forty readers, nearly all abroad; the harm of two weeks is small beside losing the administrator.',
      'The provider answers in ten days and deletes within one.',
    ],
    kinds: ['online'],
  },
  {
    title: 'Production order applied for',
    text: 'For the account of {business}, twelve months back.',
    reasons: [
      'Takings and deposits differ by more than custom explains.',
      'Three payments to one name abroad are each a little under the sum at which questions are asked.',
    ],
    kinds: ['funding', 'facilitation'],
  },
  {
    title: 'Courier not to be stopped this time',
    text: 'The next crossing is watched at both ends. A stop is planned for the one after.',
    reasons: [
      'The sum on one person would be explained as savings; the pattern cannot be.',
      'The receiver is not known, and is the purpose of this investigation.',
    ],
    kinds: ['funding'],
  },
  {
    title: 'Family to be told of the concern',
    text: 'A visit by two officers in plain clothes, one of them from the safeguarding team.',
    reasons: [
      'The parents reported first and can be trusted with the truth.',
      'There is a passport in the house, and only the family can keep it there.',
    ],
    kinds: ['travel', 'online'],
  },
  {
    title: 'Port notice kept narrow',
    text: 'For {suspect} alone, by name and date of birth, at sea ports of the region.',
    reasons: [
      'A wider notice would stop relatives of the same name, as it did last time.',
      'All reports speak of a ferry and none of a flight.',
    ],
    kinds: ['travel', 'facilitation'],
  },
  {
    title: 'Test purchase not authorised',
    text: 'Refused for now; the application may come back with a clearer account of what is for sale.',
    reasons: [
      'It is not certain that what is sold is prohibited.',
      'Buyers are brought by word of mouth, and an unknown one would be noticed.',
    ],
    kinds: ['facilitation'],
  },
];

export const stopped: readonly DecidedAfterStop[] = [
  {
    title: 'Custody and interview plan agreed',
    hours: [2, 9],
    text: 'Held apart. {other} is interviewed before {suspect}; nothing seized is shown on the first day.',
    reasons: ['{other} has most to lose by silence.', 'What was seized has not been examined, and may answer more.'],
  },
  {
    title: 'Charging advice sought',
    hours: [20, 90],
    text: 'The file goes to the reviewing lawyer with what was seized and the two reports it rests on.',
    reasons: [
      'The time for which they may be held leaves four days.',
      'Early advice was that preparation can be shown without the sources.',
    ],
  },
  {
    title: 'Community impact assessed',
    hours: [1, 11],
    text: 'Local people who can be asked to speak for {town} hear of the arrests before the press does.',
    reasons: [
      'Rumours were about within two hours of the first door.',
      'The place that was to be attacked has a right to hear it from us.',
    ],
  },
  {
    title: 'Remaining contacts reviewed',
    hours: [100, 500],
    text: 'Everybody in touch with {suspect} in the last month is looked at again, for the risk that one of them takes it up.',
    reasons: ['Two numbers in the call data have no name yet.', 'Arrests have moved others to act before.'],
  },
];

export const closing: readonly Decided[] = [
  {
    title: 'Investigation closed',
    text: 'All actions are filed. Nothing is outstanding with another force; the review of retention is set for six years.',
    reasons: [
      'What was reported has been explained or could not be taken further, and nothing new came in for three months.',
      'The risk that is left can be managed by the neighbourhood team and does not need this unit.',
    ],
  },
];

/** Where the plot was stopped first. */
export const closingAfterStop: readonly Decided[] = [
  {
    title: 'Investigation closed',
    text: 'All actions are filed. Exhibits are kept or returned as the lawyer advised, and the unused material has been scheduled.',
    reasons: [
      'What is left is for others. No enquiry of ours is outstanding.',
      'The contacts have been looked at again, and none of them has taken it up.',
    ],
  },
];
