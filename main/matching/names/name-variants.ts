import { moreSpellings } from './spellings-by-tradition.ts';

/** Spellings of one name (transliterations and forms in other languages) and short forms, each family on one line. */

const spellings = `
mohammed mohamed mohammad mohamad muhammad muhammed mohd mhd muhd mohamud mahomed mehmet muhammet mohammod mohamet maxamed
ahmed ahmad ahmet ahmaad
yusuf youssef yousef yousuf yusef yosef yousaf youssouf yusup joseph
khalid khaled kalid chalid
ibrahim ebrahim ebrima abraham brahim ibraheem
hussein hussain husain husayn hossein hoseyn husein
hassan hasan hasson
omar umar omer
osama usama ousama
usman uthman othman osman ousmane
ali aly
mustafa mostafa moustafa mustapha
yahya yahia yehia
faisal faysal feisal faysel faizal
dawud dawood daoud daud david
zainab zaynab zeinab zeynab zeynep zaineb
aisha ayesha aysha aishah aicha
fatima fatimah fatma fatema fathima fatemeh fadumo faduma
mariam maryam miriam mariama
khadija khadijah khadijeh kadija
jamal gamal jamaal djamel jamel
tariq tarek tareq tarik
said saeed sayeed sa'id syed sayed
salim saleem selim
karim kareem
rashid rasheed
nasir naser nasser
qasim kasim qassim kassim gasim
abdullah abdulla abdallah abdullahi abdella
abdulrahman abdurrahman abdirahman abdalrahman abdelrahman abdurahman
ismail ismael esmail
isa issa eisa
musa moussa mousa moses
yasin yassin yaseen
bilal belal
hamid hameed
mahmoud mahmood mahmud mehmood
chowdhury choudhury chaudhry chaudhary choudhary choudary chaudhuri
hodan hoodan
liban leban libaan
siobhan shevaun chevonne shevonne shivaun
sean shaun shawn shane
niamh neve neave
kieran ciaran keiran kieron
caitlin kaitlyn katelyn kathleen
ciara keira kiera
connor conor
callum calum
alistair alastair alasdair alister
ian iain
geoff jeff
geoffrey jeffrey jeffery
steven stephen stefan
philip phillip
graham graeme
stuart stewart
lee leigh
lesley leslie
neil niall neal
catherine katherine kathryn katharine catharine ekaterina katarzyna
ann anne anna
sarah sara
teresa theresa
elizabeth elisabeth
alexander oleksandr aleksandr alexandr aleksander alexandre alejandro alessandro aliaksandr alexandru
alexandra oleksandra aleksandra
dimitris dimitri dmitri dmitry dimitrios dmitriy dimitry demetrios
sergei sergey sergiy serhiy sergejs serhii
vladimir volodymyr wladimir wolodymyr uladzimir
nikolai nicholas mykola nikolay nicolae nikolaos
andrei andrew andrzej andriy andrey andreas andre
peter piotr petr pyotr pedro pierre petros petro
paul pawel pavel paolo pablo
john jan juan johan johann ivan jean giovanni
michael mikhail michal mykhailo michel miguel mihai
george giorgos georgi jorge yuri
thomas tomasz tomas
florin florian
luke lukasz lukas luca lucas
mark marek marco markus marcus
christopher krzysztof kristoffer
matthew mateusz mathew matteo matthias
jermaine germaine jermain
oreilly reilly
`;

const shortForms = `
robert bob bobby rob robbie bert
william bill billy will willie liam
richard dick ricky rick rich
edward ed eddie ted teddy ned
theodore ted theo teddy
james jim jimmy jamie jimbo
dimitris jimmy
john jack johnny jon
jonathan jon jonny
joanne jo joanna
josephine jo josie
joseph joe joey
thomas tom tommy
anthony tony ant
michael mike mick mickey micky
christopher chris kit
nicholas nick nicky
david dave davey
daniel dan danny
matthew matt matty
samuel sam sammy
samantha sam sammy
benjamin ben benny bibi benji
alexander alex sandy sasha alec xander
alexandra alex sandra sasha lexi
andrew andy drew
stephen steve
steven steve
peter pete
gareth gaz gary gaz
gary gaz gazza
darren daz dazza
barry baz bazza
sharon shaz
tamsin taz
waseem waz
wasim waz
terence terry tel
trevor trev
kevin kev
kenneth ken kenny
ronald ron ronnie
donald don donnie
raymond ray
gerald gerry jerry
gerard gerry
desmond des
leonard len lenny
leslie les
patrick pat paddy
patricia pat trish patsy tricia
margaret maggie meg peggy peggie marge
elizabeth liz beth lizzie betty eliza libby bess
katherine kate katie kathy kitty kat kay
catherine cath cathy kate cat
jennifer jen jenny
jacqueline jackie
susan sue susie
deborah debbie deb
rebecca becky becca
victoria vicky vikki
philippa pippa pip
felicity flick fliss
imogen immy immi
sandra sandie sandy
nathan nate
nathaniel nate nat
dominic dom
benedict ben
frederick fred freddie freddy
francis frank frankie
frances fran
charles charlie chuck chas
henry harry hank
howard howie
harold harry
lawrence larry laurie
laurence larry laurie
gregory greg
timothy tim
zachary zac zach zack
joshua josh
jacob jake
tomasz tomek
jaroslaw jarek
mohammed mo
barack barry
yusuf joe yusi
alfred alf alfie
albert al bert
archibald archie
stanley stan
sidney sid
reginald reg reggie
rosemary rose rosie
dorothy dot dotty
penelope penny
valerie val
vincent vince
walter walt wally
wilfred wilf
maurice mo
oleksandr sasha
dawud dave
khalid khal
`;

function familyOf(lines: string): Map<string, Set<number>> {
  const families = new Map<string, Set<number>>();
  lines
    .trim()
    .split('\n')
    .forEach((line, index) => {
      for (const name of line.split(' ')) {
        const known = families.get(name) ?? new Set<number>();
        families.set(name, known.add(index));
      }
    });
  return families;
}

const allSpellings = `${spellings.trim()}\n${moreSpellings.trim()}`;
const bySpelling = familyOf(allSpellings);
const spellingLines = allSpellings.split('\n').map((line) => line.split(' '));
const byShortForm = familyOf(shortForms);
const shortFormLines = shortForms
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

/** The numbers of the spelling families and of the short-form families that a folded token belongs to. */
export function nameVariantsOf(token: string): { spellings: readonly number[]; shortForms: readonly number[] } {
  return { spellings: [...(bySpelling.get(token) ?? [])], shortForms: [...(byShortForm.get(token) ?? [])] };
}

/** Every name of a family. */
export const listedNames: readonly string[] = [...bySpelling.keys(), ...byShortForm.keys()];

/** All spellings of these families. */
export const spellingsOf = (numbers: readonly number[]): readonly string[] =>
  numbers.flatMap((number) => spellingLines[number] ?? []);

/** All names of these families of short forms. */
export const shortFormsOf = (numbers: readonly number[]): readonly string[] =>
  numbers.flatMap((number) => shortFormLines[number] ?? []);

const heads = (lines: string): string[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => line.slice(0, line.indexOf(' ')));
const spellingHeads = heads(allSpellings);
const shortFormHeads = heads(shortForms);

/** Names of the families a token belongs to, as stable words for an index: the first name of each family. */
export function nameVariantKeys(token: string): string[] {
  const keys: string[] = [];
  for (const family of bySpelling.get(token) ?? []) keys.push(spellingHeads[family] ?? '');
  for (const family of byShortForm.get(token) ?? []) keys.push(shortFormHeads[family] ?? '');
  return keys;
}
