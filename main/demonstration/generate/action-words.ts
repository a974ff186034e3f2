/** What is asked for in investigations, and what comes of it, by the kind of case. */
import type { InvestigationKind } from '../../../preload/contract/vocabulary.ts';

export interface Task {
  title: string;
  results: readonly string[];
  /** Left out where it fits every kind. */
  kinds?: readonly InvestigationKind[];
  /** Only asked for once a plot was stopped, when nothing else is. */
  afterStop?: true;
}

export const tasks: readonly Task[] = [
  {
    title: 'Trace the keeper of the {vehicle}',
    results: [
      'Registered to {suspect} since the spring. No other driver on the insurance.',
      'The registered keeper sold it in the spring; the buyer did not register. Seen outside the address of {suspect}.',
    ],
  },
  {
    title: 'Obtain CCTV of the reported meeting before it is overwritten',
    results: [
      'Seized for the whole evening; two people are seen at 21:14 and 21:52, faces not clear.',
      'Overwritten after fourteen days. The shop opposite has been asked.',
      'Seized. {suspect} is on it, alone.',
    ],
  },
  {
    title: 'Speak to the reporting person again',
    results: [
      'Adds that there were two of them and that one limped.',
      'Does not wish to say more.',
      'No answer on three days; a card was left.',
    ],
  },
  {
    title: 'Subscriber check on the number ending {ending}',
    results: [
      'Unregistered, topped up in one shop in {town}.',
      'Registered to a company that was dissolved.',
      'On contract to {suspect} at the home address.',
    ],
  },
  {
    title: 'Identify the user of {handle}',
    results: [
      'Opened from a library computer in {town}.',
      'The recovery address is one that {suspect} uses elsewhere.',
    ],
  },
  {
    title: 'Draw up the timeline for the weekly briefing',
    results: ['Drawn up and briefed.', 'Drawn up; two dates do not agree and are marked.'],
  },
  {
    title: 'Confirm where {suspect} works and on what shifts',
    results: [
      'Earlies, Tuesday to Saturday. Two of the reported dates fall on shifts.',
      'Left in the summer without notice; nobody there knows why.',
    ],
  },
  {
    title: 'Confirm the present address of {suspect}',
    results: [
      'Council tax and the doctor’s list agree with the address on the case.',
      'Has not slept there for a week. The neighbour has not been asked.',
    ],
  },
  {
    title: 'Check {other} against earlier investigations',
    results: [
      'Not recorded in any that this unit may see.',
      'One old caution for a matter of no interest; otherwise not recorded.',
    ],
  },
  {
    title: 'Ask the licensing team about {business}',
    results: [
      'Inspected in the spring, nothing noted.',
      'Two complaints about late deliveries; no follow-up at the time.',
    ],
    kinds: ['funding', 'facilitation'],
  },
  {
    title: 'Take a statement from the shop assistant',
    results: ['Statement taken; would know the buyer again.', 'Remembers the sale, not the buyer.'],
    kinds: ['attack plot', 'facilitation'],
  },
  {
    title: 'Check the tenancy of the lock-up',
    results: [
      'Let since March for cash, without papers.',
      'Council garage; the tenant is eighty-one and lets it on to somebody met in a café.',
    ],
    kinds: ['attack plot', 'facilitation'],
  },
  {
    title: 'Visit the place of interest with a protective security adviser',
    results: [
      'Advice given on the side entrance and on deliveries.',
      'The manager keeps a book of odd visitors; two entries copied.',
    ],
    kinds: ['attack plot', 'other'],
  },
  {
    title: 'Find the second witness',
    results: [
      'Found through the bus company; saw nothing.',
      'Not found; the poster is left up until the end of the month.',
    ],
    kinds: ['attack plot', 'other', 'travel'],
  },
  {
    title: 'Compare the handwriting on the note',
    results: ['Not by {suspect}, in the examiner’s opinion.', 'Too little writing for an opinion.'],
    kinds: ['attack plot', 'other'],
  },
  {
    title: 'Walk the route from the home address to the place of interest',
    results: [
      'Nineteen minutes on foot, four cameras, one of them out of order.',
      'The way by the canal has no cameras at all; told to the adviser.',
    ],
    kinds: ['attack plot'],
  },
  {
    title: 'Count who empties the collection tins, and when',
    results: [
      'Always the same person, Thursdays before noon, with a carrier bag.',
      'Not emptied in three weeks; two have been taken away.',
    ],
    kinds: ['funding'],
  },
  {
    title: 'Compare takings with what is paid into the bank',
    results: [
      'About a fifth does not arrive. Wages in cash would explain half of that.',
      'They agree to within a few pounds.',
    ],
    kinds: ['funding'],
  },
  {
    title: 'Ask the regulator for the accounts of three years',
    results: ['Filed late each year and never audited; copies obtained.', 'Not a registered charity.'],
    kinds: ['funding'],
  },
  {
    title: 'Work through the transfers of the last twelve months',
    results: [
      'Eleven to one name abroad, none above the limit.',
      'School fees and rent, all to relatives who can be found.',
    ],
    kinds: ['funding', 'facilitation'],
  },
  {
    title: 'Capture the channel before anything is deleted',
    results: [
      'Captured back to the first post, 214 items, with hashes.',
      'Captured; forty posts had gone by the time, eleven of them found in a copy.',
    ],
    kinds: ['online'],
  },
  {
    title: 'Ask the provider for log-in addresses',
    results: [
      'Two addresses in {town}, one of them a café.',
      'Provider abroad; the request has gone by the formal route.',
    ],
    kinds: ['online'],
  },
  {
    title: 'Compare the captions with known writing of {suspect}',
    results: ['The same four misspellings in both.', 'No opinion; the captions are too short.'],
    kinds: ['online'],
  },
  {
    title: 'Consider a safeguarding referral for the youngest member',
    results: ['Referred, and accepted.', 'Considered; the school is already doing what would be asked.'],
    kinds: ['online', 'travel'],
  },
  {
    title: 'Ask the port for passenger lists',
    results: ['Travelled alone and came back after four days.', 'Not on either sailing.'],
    kinds: ['travel', 'facilitation', 'funding'],
  },
  {
    title: 'Find out who paid for the tickets',
    results: [
      'Cash, at a travel shop in {town}; the assistant remembers two people.',
      'A card in the name of {other}.',
    ],
    kinds: ['travel'],
  },
  {
    title: 'Speak to the parents with a family liaison officer',
    results: [
      'They have the passport and will keep it.',
      'The mother had not known; the father said little. A second visit is agreed.',
    ],
    kinds: ['travel'],
  },
  {
    title: 'Have the papers examined',
    results: ['Genuine blanks, false entries.', 'Copies of a poor kind; would not pass a reader.'],
    kinds: ['facilitation', 'travel'],
  },
  {
    title: 'Have the parts examined by an armourer',
    results: ['Prohibited in two of four cases.', 'Replica parts that could be made to work in a day.'],
    kinds: ['facilitation'],
  },
  {
    title: 'Have the device examined',
    results: ['No explosive and no detonator; made to be found.', 'Sent to the laboratory; first opinion is a hoax.'],
    kinds: ['other'],
  },
  {
    title: 'Compare the cards with those of earlier years',
    results: ['Same paper and pen as two cards of the year before.', 'Nothing alike.'],
    kinds: ['other'],
  },
  {
    title: 'Review the material seized on the first day',
    results: ['Forty-one items, two of them relevant.', 'Reviewed; a notebook and two receipts go to the examiner.'],
    afterStop: true,
  },
  {
    title: 'Open the telephones that were seized',
    results: ['Two opened, one sent to the laboratory.', 'Opened. Nothing later than the week before.'],
    afterStop: true,
  },
  {
    title: 'Take statements from the arresting officers',
    results: ['All taken.', 'Taken; one to be clarified on the time of entry.'],
    afterStop: true,
  },
  {
    title: 'Return what is not needed as an exhibit',
    results: ['Returned against signature.', 'Returned, except for two items that are disputed.'],
    afterStop: true,
  },
  {
    title: 'Tell those who reported that they were heard',
    results: ['Done by the intake team, without details.', 'Done where a number had been left.'],
    afterStop: true,
  },
];
