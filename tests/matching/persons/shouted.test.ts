/** Where everything is in capitals they say nothing: a name is told by what else speaks for one. */
import { describe, expect, it } from 'vitest';
import { readContribution } from '../../../main/matching/persons/index.ts';

const namesIn = (text: string) =>
  readContribution(text, '2026-03-01T00:00:00.000Z').mentions.flatMap(({ names }) => names.map((one) => one.text));

describe('in a shouted text or a title', () => {
  it.each([
    'A SONG ON CHIRRUP BY @EMBERFALL_X COUNTED THE DEAD OF AN ATTACK AND GOT 12 THOUSAND PLAYS.',
    'He put it up as A SONG ON CHIRRUP last week, and his friends laughed at it.',
    'A GAME ON KLATCH LET THE PLAYER WALK THROUGH THE MARKET.',
    'They gave me a leaflet, WHO OWNS THE GRIDLOCK AND WHY, and walked on.',
  ])('words that merely follow one another are nobody’s name: %s', (text) => expect(namesIn(text)).toEqual([]));

  it.each([
    ['MY NEIGHBOUR IMRAN DASGUPTA SAID HE WOULD DO IT AT THE STATION', 'IMRAN DASGUPTA'],
    ['I rang twice. HE IS CALLED DEAN WHITBREAD AND HE LIVES OVER THE SHOP. Nobody came.', 'DEAN WHITBREAD'],
    ['SOMEBODY HAS TO LOOK AT MR OKONJO BEFORE HE HURTS SOMEONE', 'OKONJO'],
    ['THE ONE TO WATCH IS ALI, MOHAMMED AND HE IS 24', 'ALI, MOHAMMED'],
    ['THE LADS LISTEN TO J. K. HARTLEY WHO TELLS THEM TO GO', 'J. K. HARTLEY'],
    ['PLEASE RING ME ABOUT GRACE OYELARAN SHE IS 19 AND IN TROUBLE', 'GRACE OYELARAN'],
    ['WHO IS YUSUF AND WHY IS HE ALWAYS AT THE GYM WITH A BAG', 'YUSUF'],
  ])('who is named is found, and no more than the name: %s', (text, name) => expect(namesIn(text)).toEqual([name]));

  it('a surname in capitals among small letters is one as before', () => {
    expect(namesIn('The van belongs to Asif MAHMOOD, a lad of 19 from over the road.')).toEqual(['Asif MAHMOOD']);
  });
});
