/**
 * Who writes, and how. A text style names the speaker, puts a frame round the sentences and spells them in its own way.
 * Frames are fragments with gaps, as in the themes.
 */
import type { Channel } from '../../../preload/contract/vocabulary.ts';
import { chance, chooser, pick, type Random } from './random.ts';
import type { Speaker } from './scene.ts';
import {
  asIs,
  asLearner,
  capitals,
  clippedSmall,
  inShorthand,
  quoted,
  type Spell,
  small,
  transcribed,
} from './spelling.ts';

export interface TextStyle {
  readonly name: string;
  readonly speaker: Speaker;
  readonly open: readonly string[];
  readonly close: readonly string[];
  /** Between sentences. */
  readonly joint: string;
  /** How likely the frame is to be used at each end. */
  readonly framed: number;
  readonly spell: Spell;
}

const first: Speaker = { i: 'I', me: 'me', my: 'my' };
const textStyles = {
  web: {
    name: 'web',
    speaker: first,
    open: [
      'Not sure if this counts.',
      'I saw your poster.',
      'I want this passed on.',
      'Reporting this because I was told to.',
      'Hello.',
      'I am {age} and live in {town}.',
    ],
    close: [
      'Thank you.',
      'No need to ring.',
      'I would rather not give my name.',
      'You can reach me on {phone}.',
      'Please do something.',
      'I have told nobody else.',
    ],
    joint: ' ',
    framed: 0.45,
    spell: asIs,
  },
  lower: {
    name: 'lower',
    speaker: first,
    open: [
      'hi',
      'ok so',
      'dont know who else to tell',
      'you need to look at this',
      'this is about something in {town}',
    ],
    close: ['thats it', 'pls dont say it was me', 'cant give my name sorry', 'please look', 'i clean there'],
    joint: ' ',
    framed: 0.4,
    spell: small,
  },
  chat: {
    name: 'chat',
    speaker: { i: 'i', me: 'me', my: 'my' },
    open: [
      'ok so idk if this is the right place but',
      'hi im {teen} and',
      'right so',
      'ngl this is scary but',
      'so basically',
    ],
    close: ['lol', 'ngl', 'got screenshots', 'dont come to my house', 'pls dont ring my mum', 'idk', 'bye'],
    joint: ' ',
    framed: 0.75,
    spell: clippedSmall,
  },
  capitals: {
    name: 'capitals',
    speaker: first,
    open: ['TO WHOM IT MAY CONCERN.', 'I AM {age}.', 'LISTEN.'],
    close: ['I DO NOT KNOW WHO ELSE TO TELL.', 'DO YOUR JOB.', 'THANK YOU.'],
    joint: ' ',
    framed: 0.6,
    spell: capitals,
  },
  learner: {
    name: 'learner',
    speaker: first,
    open: [
      'Good day.',
      'Hello, I write to you first time.',
      'Excuse my english.',
      'Good evening, I am here since {n} years.',
      'Salam and good morning.',
    ],
    close: [
      'Please you can not say it is me.',
      'I wait for your answer.',
      'Sorry for mistakes.',
      'I am not bad man, I have two childrens.',
      'My number is {phone}.',
    ],
    joint: ' ',
    framed: 0.8,
    spell: asLearner,
  },
  letter: {
    name: 'letter',
    speaker: first,
    open: [
      'Dear Sir or Madam,\n\nI hesitate to write.',
      'Dear Officer,\n',
      'Sir,\n\nI feel that somebody should know.',
      'Dear team,\n',
      'To the Commander.\n',
      'Dear Colleague,\n\nI should probably leave well alone.',
    ],
    close: [
      '\nYours faithfully,\n{name}',
      '\nI make no accusation.\n\n{name}\n{town}',
      '\nYours sincerely,\n{name}\nTel. {phone}',
      '\nWith respect,\n{name}',
      '\nKind regards\n{name} | {email}',
    ],
    joint: ' ',
    framed: 0.95,
    spell: asIs,
  },
  forwarded: {
    name: 'forwarded',
    speaker: first,
    open: ['*FORWARDED MANY TIMES*', 'Copied from a group:', 'FWD: please read.'],
    close: ['Share before it is taken down.', 'Sent as received.', 'Posted by {handle}.'],
    joint: ' ',
    framed: 0.9,
    spell: quoted,
  },
  hotline: {
    name: 'hotline',
    speaker: { i: 'clr', me: 'clr', my: "clr's" },
    open: [
      'Clr male.',
      'Clr fem.',
      'Clr elderly fem.',
      'Clr states as follows.',
      'Clr anon.',
      'Clr, delivery driver.',
      'Clr young, sounded shaken.',
      'Clr lives in {town}.',
      'Clr ex-colleague, says so himself.',
    ],
    close: [
      'Own details declined, no callback.',
      'Cb {phone} after 6pm.',
      'Happy to be rung, {phone}.',
      'Sober, clear.',
      'Rung off.',
      'Advised 101.',
      'Wants no marked car outside.',
      'Logged.',
    ],
    joint: ' ',
    framed: 0.95,
    spell: inShorthand,
  },
  transcript: {
    name: 'transcript',
    speaker: first,
    open: [
      '[auto transcript] hello yes is that the right number',
      '[auto transcript, not checked] yeah hi um it is about something i saw',
      '[auto transcript] i have rung three numbers already',
    ],
    close: [
      'yes thank you love bye',
      'no i dont want a visit',
      'ask for me dont speak to anyone else',
      'the house phone yes {phone}',
    ],
    joint: ' ',
    framed: 0.9,
    spell: transcribed,
  },
  police: {
    name: 'police',
    speaker: { i: 'the informant', me: 'the informant', my: "the informant's" },
    open: [
      'PC {nn}{n}{n} {surname}, {town} response.',
      'Sgt {surname}, {town} neighbourhood team.',
      'DC {surname}.',
      'PCSO report, {town}.',
      'Safer schools officer, {town}.',
      'Duty report, PC {nn}{n} {surname}.',
      'Vehicle stop, {town}, {time}.',
    ],
    close: [
      'Submitted for the information of CT colleagues.',
      'No offences disclosed. BWV saved.',
      'Crime report raised.',
      'Reassurance patrols added.',
      'Informant is known to me and sensible.',
      'No further interest in my view.',
      'Exhibit retained.',
    ],
    joint: ' ',
    framed: 0.95,
    spell: asIs,
  },
  counter: {
    name: 'counter',
    speaker: { i: 'the caller', me: 'the caller', my: "the caller's" },
    open: [
      'Attended {town} front counter.',
      'Walk-in at {town}. Female, {age}.',
      'Male, {age}, attended {town} police station.',
      'Came in with a friend who interpreted.',
      'Mr {surname} attended.',
    ],
    close: [
      'Given a leaflet.',
      'Would not give a name.',
      'Statement taken.',
      'Cheerful.',
      'Will come back with the photograph.',
    ],
    joint: ' ',
    framed: 0.95,
    spell: asIs,
  },
  professional: {
    name: 'professional',
    speaker: { i: 'we', me: 'us', my: 'our' },
    open: [
      'Referral from a school in {town}.',
      'Referral from a GP practice in {town}.',
      'Social work team, {town}.',
      'I am the pastoral lead at a college in {town}.',
      'Referral by a housing officer.',
      'Youth worker, {town}.',
      'Referral form, page 4 timed out, sent again.',
    ],
    close: [
      'Consent was sought.',
      'Please telephone before anyone turns up.',
      'The family has been told of this referral.',
      'The family has not been told.',
      '{name}, safeguarding lead',
      'Contact {phone}.',
    ],
    joint: ' ',
    framed: 0.9,
    spell: asIs,
  },
} as const satisfies Record<string, TextStyle>;

export type TextStyleName = keyof typeof textStyles;
export const textStyleNamed = (name: TextStyleName): TextStyle => textStyles[name];

const chosen: Readonly<Record<Exclude<Channel, 'advice'>, (random: Random) => TextStyle>> = {
  hotline: chooser<TextStyle>([
    [textStyles.hotline, 82],
    [textStyles.transcript, 18],
  ]),
  online: chooser<TextStyle>([
    [textStyles.web, 34],
    [textStyles.lower, 28],
    [textStyles.chat, 14],
    [textStyles.capitals, 3],
    [textStyles.learner, 10],
    [textStyles.forwarded, 6],
    [textStyles.letter, 5],
  ]),
  police: () => textStyles.police,
  email: chooser<TextStyle>([
    [textStyles.letter, 56],
    [textStyles.web, 18],
    [textStyles.learner, 12],
    [textStyles.forwarded, 14],
  ]),
  'walk-in': () => textStyles.counter,
  referral: chooser<TextStyle>([
    [textStyles.professional, 62],
    [textStyles.web, 16],
    [textStyles.letter, 10],
    [textStyles.learner, 7],
    [textStyles.lower, 5],
  ]),
};

/** The text style of somebody who uses this channel. */
export const textStyleOf = (random: Random, channel: Exclude<Channel, 'advice'>): TextStyle => chosen[channel](random);

/** The sentences in the text style's frame and spelling. */
export function framed(
  random: Random,
  textStyle: TextStyle,
  sentences: readonly string[],
  say: (fragment: string) => string,
): string {
  const body = textStyle.spell(random, sentences.join(textStyle.joint));
  const open = chance(random, textStyle.framed) ? say(pick(random, textStyle.open)) : '';
  const close = chance(random, textStyle.framed) ? say(pick(random, textStyle.close)) : '';
  const first =
    open === '' || open.endsWith('\n') || textStyle.name === 'forwarded'
      ? `${open}${open === '' ? '' : '\n'}`
      : `${open} `;
  const last =
    close === '' ? '' : close.startsWith('\n') || textStyle.name === 'forwarded' ? `\n${close}` : ` ${close}`;
  return first + body + last;
}
