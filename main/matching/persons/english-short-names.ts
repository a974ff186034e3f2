/**
 * What people in Britain and Ireland are called for short, each family on one line, the whole name first. From general knowledge: those that
 * neither `names/name-variants.ts` nor the fond forms of other languages beside this file have.
 */
export const englishShortNames = `
oliver ollie olly
isabella isabel isabelle bella belle izzy issy ella
charlotte lottie lotte charlie
jemima mima jem
ashley ash
tabitha tabby
olivia liv livvy livia
melanie mel
melissa mel lissa
amelia millie milly mel emmy
camilla millie milly cam
emily em emmy millie milly
emma em emmy
theresa teresa tess tessa terry tracy
nancy nan
anna annie nan nancy
hannah nan
james jem jim jimmy jamie
jeremy jem jez jerry
jeremiah jerry jez
katrina trina kat
catrina trina cat
randolph randy
andrew drew
gemma gem
harriet hattie harry
henrietta hettie etta
matilda tilly mattie
madeleine madeline maddie maddy
madison maddie maddy
eleanor ellie nell nora lena
ellen nell nellie ellie
elizabeth beth betty lizzie liz libby lisbeth bess bessie betsy eliza elsie
georgina georgie george gina
georgia georgie
josephine jo josie
joanna jo joey
joanne jo
jacqueline jackie jacqui
jessica jess jessie
jennifer jen jenny jenna
gwendoline gwen
gwyneth gwen
bronwen bron
myfanwy fanw vanno
rhiannon rhi
angharad haz
natalie nat
natasha tash tasha
samantha sam sammy
alexandra alex lexi sandra sandy
alexander alex alec sandy xander
alastair alasdair alistair al ally
duncan dunc
malcolm malc
callum cal
cameron cam
kenneth ken kenny
gordon gordy
graham gray
douglas doug dougie
donald don donny
ronald ron ronnie
gerald gerry jerry ged
gerard gerry ged
terence terry tel
derek del
barry baz bazza
gary gaz gazza
darren daz dazza
sharon shaz shazza
tracey trace
maurice moz
morris moz
jeremy jez jezza
geoffrey geoff
jeffrey jeff
stuart stu
stewart stu
russell russ
leonard len lenny
lionel leo
leopold leo poldy
raymond ray
clifford cliff
clive cliff
bernard bernie
bernadette bernie
norman norm
trevor trev
neville nev
kevin kev
keith keef
craig craigy
shaun shauny
dean deano
wayne wayno
lee leeroy
simon si
ian iain
nigel nige
adrian ade
julian jules
juliet jules
julia jules
philip phil pip
rupert bertie
robert bertie bert
herbert bert bertie
albert bertie
hubert bert
gilbert gil bert
montgomery monty
montague monty
sebastian seb bas
tobias toby
barnaby barney
bartholomew bart barty
augustus gus
angus gus
fergus gus ferg
finlay fin
finnegan fin finn
patrick paddy pat pads
michael mick micky mike mikey
declan dec
brendan bren
aoife ava
niamh neve
cormac mac
diarmuid dermot
ruaridh rory ruairi
padraig patrick paddy
liam william
deirdre dee
dominic dom nic
dominique dom
benedict ben
reuben ben
mitchell mitch
marcus mark
zachary zak zakk
maximilian max
malachi mal
moses mo
morag mo
maureen mo
monica mon
winifred win winnie
edith edie
edward eddie ted teddy ned
edmund eddie ned
edwin ed
theodore theo ted teddy
constance connie
florence flo florrie
frances fran frankie fanny
francesca fran frankie
gabriel gabe
gabrielle gabby
gillian gill jill
hilary hil
imogen immy
jonathan jon jonny
kathryn kath kathy kate katie
kathleen kath kathy kate
lydia lyddie
marjorie marge
margaret marge meg
marigold goldie
miriam mim
muriel mu
nicholas nick nicky
nicola nick nicky
pamela pam
priscilla cilla
rosalind ros
rosamund ros
roland rolly
roderick rod roddy
rodney rod
samuel sam sammy
stephanie steph
suzanne suze
sylvia syl
ursula ursie
vanessa ness nessa
vivian viv
yvonne eve
helen helena
louise louisa lou
ann anna anne
diana diane
julia julie
maria marie mary
eva eve
rosa rose
sophia sophie
christina christine
marian marianne marion
`;
