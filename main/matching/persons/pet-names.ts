/**
 * Short and fond forms of given names in languages other than English, each family on one line: what people are called at home and
 * by their friends. From general knowledge; those of English stand in `names/name-variants.ts`.
 */
import { englishShortNames } from './english-short-names.ts';

const families = `
alexander aleksandr aleksander oleksandr sasha sanya sashka shura alik sandor sandro iskander
alexandra aleksandra oleksandra sasha sanya shura ola
alexei aleksei alexey aleksey oleksii oleksiy oleksij lyosha lesha alyosha lyokha oleksa alexi alex
dmitri dmitry dmytro dima mitya dimitri
vladimir volodymyr vova volodya vovka
vladislav vlad slava vladyslav
vyacheslav slava viacheslav
mikhail mykhailo misha mishka
nikolai nikolay mykola kolya
sergei sergey serhii seryozha serezha seryoga
evgeny yevgeny yevhen evgeni zhenya
anatoly anatolii tolya
pavel pavlo pasha pashka
pyotr petro petya
ivan vanya vanka
konstantin kostya kostiantyn
stanislav stas stanislaw staszek
grigory hryhorii grisha
yuri yuriy yurii yura
ilya illia ilyusha
maksim maxim maksym max
andrei andrii andriy andryusha
viktor vitya victor
valery valerii valera
roman roma
bogdan bohdan danya
daniil danylo danila danya
ekaterina kateryna katya
natalia nataliya natasha
tatiana tetiana tanya
elena olena lena alyona
olga olha olya
maria mariia masha marusya mania
daria dariia dasha
anastasia anastasiia nastya
svetlana svitlana sveta
yulia yuliia yulya
irina iryna ira
ludmila liudmyla lyuda mila
jakub kuba
bartosz bartlomiej bartek
wojciech wojtek voytek
krzysztof krzysiek krzys kris chris
tomasz tomek
grzegorz grzesiek grzes
zbigniew zbyszek
mateusz mati
michal michalek misiek
piotr piotrek
pawel pawelek
kacper kasper casper kacperek
malgorzata gosia malgosia
katarzyna kasia kaska
aleksandra ola
joanna asia
zofia zosia
agnieszka aga
magdalena magda
franciszek franek
jozef jozek
juan juanito
jose pepe
francisco paco pancho kiko
ignacio nacho
guadalupe lupe
dolores lola
eduardo edu
roberto beto
giuseppe beppe peppe pino
giovanni gianni nino
francesco franco ciccio
luigi gigi
istvan pista
laszlo laci
ferenc feri
gheorghe gigi gicu
constantin costel costi
ioan ionut nelu
georgios yorgos giorgos
konstantinos kostas dinos
panagiotis panos takis
ioannis yannis
mehmet memo memet
mustafa musti mustapha
ibrahim ibo ebrahim
huseyin huso
suleyman sulo
fatma fatos
mohammed mo moh muhammad muhammed mohammad mohamad mohamed hamoudi moe hamada maxamed
mahmoud hamoudi
abdullah abdi abdo aboudi
abdulrahman abdi abdo rahman
abdirahman abdi
yusuf yousef joey yusi
ibrahim ibby ebby
khadija khadi dija
fatima fatou fati
ousmane ous
oluwaseun seun
oluwatobi tobi toby tobiloba oluwatobiloba
babatunde tunde
olumide mide
temitope temi
olufunmilayo funmi
chukwuemeka emeka
chinedu nedu
ngozichukwu ngozi
kwabena kobby
harpreet harry happy
gurpreet gary preet
jaspreet jas jassi
manpreet manny manni
balwinder billa
satnam sat
nguyen win
david dai dafydd dewi davy
evan ifan ianto ieuan iwan
john sion siôn shon ioan
william gwilym wil
hugh huw
robert bob bobby rab rabbie
james hamish seamus jamesie
eoghan owen eoin owain
margaret peigi peggy mairead maggie
caoimhe keeva kiva
aoife eefa eva
niamh neve neeve
sinead shinaid shinade
roisin rosheen rosaleen
grainne gronya grania
ciara keira kiera kyra
ciaran kieran keiran
cathal cahal
eilis eilish
aisling ashling aislinn
maeve medb maebh
oisin osheen
domhnall donal donald
aodhan aidan
diarmuid dermot
seosamh joseph
llwyd lloyd floyd
gruffudd griffith gruffydd
rhydderch roderick
siobhan shiv shivaun shevaun chevonne
saoirse sersha
tadhg tigue
jian jack
xiaoming ming
shanice shan
denise neecy niecy
veronica ronnie vera
abigail abby gail
beatrice bea trixie
mary molly polly mamie
sarah sally sadie
helen nell nellie
edward ned
christine chrissie tina
`;

const allFamilies = `${families.trim()}\n${englishShortNames.trim()}`;

function readFamilies(): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>();
  for (const [at, line] of allFamilies.split('\n').entries())
    for (const name of line.split(' ')) byName.set(name, [...(byName.get(name) ?? []), at]);
  return byName;
}

const byName = readFamilies();
const members = allFamilies.split('\n').map((line) => line.split(' '));

/** Numbers of the families that a folded token belongs to. */
export const petFamilies = (token: string): readonly number[] => byName.get(token) ?? [];

/** All names of these families. */
export const petMembers = (numbers: readonly number[]): readonly string[] =>
  numbers.flatMap((number) => members[number] ?? []);

/** The first name of each family: a stable word for an index. */
export const petKeys = (token: string): readonly string[] =>
  petFamilies(token).map((number) => members[number]?.[0] ?? '');

const endings = /(?:ek|ik|us|ito|ita|inho|inha|ie|ey|y|i|a|o|s|er|zy|z|sy)$/;

/** What is left of a fond form without its ending: `rumi` is `rum`, `swainey` is `swain`, `kacperek` is `kacper`. */
export function withoutFondEnding(token: string): string {
  const bare = token.replace(endings, '');
  return bare.length > 2 ? bare : token;
}
