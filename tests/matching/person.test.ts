import { describe, expect, it } from 'vitest';
import { extract } from '../../main/matching/extract/index.ts';

const persons = (text: string): string[] =>
  extract(text, { receivedAt: '2026-03-11T10:00:00+00:00' })
    .filter((one) => one.kind === 'person')
    .map((one) => one.text);

describe('names of persons in a tip', () => {
  it.each([
    "St Mary's Church on Church Street near Victoria Park in Jordan Close. Grace Road is shut.",
    'Will you come? Mark my words. May is fine. Rose bushes. Bill for April. Jack plug.',
    'Dear Sir or Madam, a nail bar called Tip Top Talons opens on the 12th',
    'He FUNDS TERRORISM. Check his bank. Wexmouth marina, two figures',
    'they call it selection; I was told that the General Election is soon',
  ])('are not seen where there are none: %s', (text) => {
    expect(persons(text)).toEqual([]);
  });

  it.each([
    ["Mr. John Smith and Mrs O'Brien met Dr. Patel-Jones", ['John Smith', "O'Brien", 'Patel-Jones']],
    ['PC 1830 Castellane spoke to Oluwaseun ADEYEMI', ['Castellane', 'Oluwaseun ADEYEMI']],
    ['my neighbour Dariusz Wojcik has a shed. His brother Zbyszek too.', ['Dariusz Wojcik', 'Zbyszek']],
    ["a man named Terrence Blackwood-Shaw, known as 'Tezza'", ['Terrence Blackwood-Shaw', 'Tezza']],
    ["Subj = Darren 'Daz' O., plant operator", ["Darren 'Daz' O."]],
    ['Chukwuemeka Eze drove. Siân Llewellyn-Parry was upset.', ['Chukwuemeka Eze', 'Siân Llewellyn-Parry']],
    ['MY SON LIAM OSGOOD IS IN TROUBLE. HE MET A MAN NAMED VIKTOR.', ['LIAM OSGOOD', 'VIKTOR']],
    ['theres a guy called nate sweeting hes got a list, his mate owen saw it', ['nate sweeting', 'owen']],
    ['It went on.\nYours sincerely\n\nDr S. K. Venkataraman\nBrigholme Surgery', ['S. K. Venkataraman']],
    ['Tobias Ferncastle rang. Later Mr Ferncastle, or Tobias, rang again.', ['Tobias Ferncastle']],
  ])('are found in %s', (text, expected) => {
    expect(persons(text)).toEqual(expected);
  });
});
