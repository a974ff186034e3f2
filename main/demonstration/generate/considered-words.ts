/** What sample decisions rested on, by the headings of the National Decision Model. */
import type { Considered } from '../../../preload/contract/decisions.ts';
import { pick, type Random } from './random.ts';

const words: Readonly<Record<keyof Considered, readonly string[]>> = {
  information: [
    'Two reports from people who do not know each other, graded 2C. No intercept and no surveillance product.',
    'One report at first hand; the vehicle is confirmed. What was said about a date rests on hearsay.',
    'The subscriber check and the film agree on the evening. Nothing places anybody inside.',
    'What the first witness saw, graded 1A, and the records of the landlord. Nothing is known of means.',
    'Open-source material only, captured on two days. The account has not been attributed.',
  ],
  threat: [
    'Medium. No capability is known; intent is stated by one person. The public are not at immediate risk.',
    'High if the date is right. The likely place is open to the public and cannot be closed without notice.',
    'To the public low; to the young person high. Both are kept under review every week.',
    'The risk of loss of evidence is greater at present than the risk to anybody.',
    'The risk to the reporting person is low as long as nobody is approached at the same address.',
  ],
  powers: [
    'Regulation of Investigatory Powers Act 2000, Part II, if surveillance is wanted; not met at present.',
    'Police and Criminal Evidence Act 1984, section 8, for a warrant; grounds to be reviewed by the lawyer.',
    'Terrorism Act 2000, schedule 5, for a production order; force policy on financial enquiries applies.',
    'No coercive power is needed. Data protection impact considered; Part 3 of the 2018 Act applies.',
    'Terrorism Act 2000, section 41, is available; its grounds are recorded in the custody plan.',
  ],
  options: [
    'To approach now; to wait two weeks; to hand over to the neighbourhood team. The second keeps all others open.',
    'A warrant, a visit with consent, or no visit. A visit with consent was tried first and is enough.',
    'Doing nothing was considered: it would leave the second report unanswered. Rejected.',
    'Wider call data or one number only. One number answers the question with less intrusion.',
    'Arrest at home or on the road. At home is safer for the family and for the officers.',
  ],
  review: [
    'To be reviewed when the result of the action on the number is in, and on the day set at the latest.',
    'Owner to report at the weekly meeting. Any new report of the same vehicle brings it forward.',
    'Progress through the actions of this line of enquiry; the supervisor reviews it.',
    'Review at the next grid meeting, or at once if the stage is assessed as higher.',
  ],
  ethics: [
    'Intrusion into the family is kept to what is needed; the younger children are not spoken to.',
    'The decision would be the same whoever was named. No weight is given to belief or origin.',
    'Openness: the reporting person is told that what they said was acted on, and no more.',
    'Candid about what is not known. The decision is explained in the log rather than in conversation.',
  ],
};

export const consideredIn = (random: Random): Considered => ({
  information: pick(random, words.information),
  threat: pick(random, words.threat),
  powers: pick(random, words.powers),
  options: pick(random, words.options),
  review: pick(random, words.review),
  ethics: pick(random, words.ethics),
});

/** What a review of a decision found. */
export const reviewed = [
  'Stands. Nothing that has come in since changes the grounds.',
  'Stands for another month; the second report was looked at and adds nothing.',
  'Stands. The intrusion remains proportionate to what is still open.',
] as const;

/** Why a decision was not countersigned. */
export const notCountersigned =
  'The options do not say why a visit with consent was ruled out. Please record it and decide again.';
