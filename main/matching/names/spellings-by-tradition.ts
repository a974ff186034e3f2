/**
 * Spellings that a rule about sounds does not bring together, each family on one line: Chinese names by Pinyin, Wade-Giles and
 * Cantonese usage, names anglicised from Irish, and forms that differ between neighbouring languages. From general
 * knowledge of how registers write them. One form may stand in several families: Cantonese writes several names alike.
 */
export const moreSpellings = `
zhang chang cheung
zeng tseng tsang
xu hsu hui tsui
zhou chou chow
wu ng woo
xie hsieh tse
guo kuo kwok
liang leung
cui tsui chui
yang yeung
zhao chao chiu jiu
lei lui
lu lo loo
situ szeto
ouyang auyeung auyoung
ou au
chen chan chin tan
wang wong
huang hwang wong
li lee lai lei
liu lau liew low
lin lam lim
he ho
hu wu woo
zhu chu
gao kao ko
luo law lo
zheng cheng
feng fung
deng teng tang
cao tsao cho
ye yeh yip
su so
jiang chiang kong keung
cai tsai choi chua choy
xue hsueh sit
pan poon
xia hsia ha
zhong chung
fang fong
shi shih shek si
yao yiu
liao liu liew
xiong hsiung hung
jin chin kam
kong kung hung
bai pai pak
qiu chiu yau khoo
qin chin chun
gu ku koo
shao siu
meng mang
long lung
qian chien chin
xiao hsiao siu
dai tai
du tu to
yuan yuen
xi hsi
jinping chinping
zedong tsetung
mei may mui
wei wai way
jing ching
yan yen yin
lan lann
hui hwee wai
qing ching tsing
bao pao po
hua wah
ming meng
jian chien kin
guang kwong kuang
guo kwok
wen man
jun chun kwan
ying yin
fang fong
zhi chih chi
qiang chiang keung
xiaoming hsiaoming siuming
zhiqiang chihchiang chikeung
guowei kuowei kwokwai
lihua lihwa laiwah
xiaofang hsiaofang siufong
junxian chunhsien chunyin
kim gim
park pak bak
choi choe
lee yi rhee
jeong jung chung
aoife eefa eva
mary marie maria
eoin owen eoghan ewan euan
cathal cahal
grainne grania granya
roisin rosheen
maeve mave meabh
niamh neeve
padraig patrick paraic
declan deklan
donal donall daniel
finbar finbarr
orla orlagh orlaith
aine anya
sorcha sarah
caoimhe keeva kiva
mcguinness mcginnis mcguinnes magennis
doherty docherty dougherty
gallagher gallaher
keogh kehoe keough
byrne burns obyrne
murphy murphey
tierney tiernan
chowdhury chaudhry chowdhry choudhry choudhari
choudhary chaudhary
mukherjee mukerji mookerjee mukharji
banerjee bannerjee bandyopadhyay
chatterjee chatterji
iyengar ayengar aiyangar
nair nayar
bhatt bhat butt
patel patil
sandhu sindhu
dhaliwal dhariwal
gill gil
sehgal sahgal saigal
qureshi koreshi quraishi qureishi
siddiqui siddiqi sidiqi siddique
rehman rahman rehmaan
mughal mogul moghal
shaikh sheikh shaykh
bukhari bokhari
gillani gilani jilani
uddin udin
miah mia miya
masri elmasri almasri
khatib khateeb alkhatib alkhateeb
benali
haddad hadad
khoury khouri khuri
suleiman soliman sulayman suleyman solomon
boutros butros
zaidan zeidan zidan
chaouki shawki chawki shawqi
saleh salih
hijazi hejazi higazi
darwish darweesh derwish
layla leila laila
nour noor nur
rania raniya
huda hoda
walid waleed
samir sameer
cem jem
burcu burju
serkan sercan
koc koch
celik chelik
sahin shahin
yildirim yildrim
cagdas chagdas
caglar chaglar
sule shule
ayse aishe ayshe aysha
diallo jallow jalloh
camara kamara
asante ashanti
bangura bangoura
sesay sesey cissay
touray toure
ceesay sesay
kofi coffie
kwame kwami
ngozi ngosi
babatunde tunde
chukwuemeka emeka
oluwaseun seun
sekou seku
adaeze adaese
boateng boaten
eze ezeh
nwosu nwozu
warsame warsami
farah farax fara
osman cusmaan usman cismaan
abdi cabdi
ali cali
jama jaama
hersi hirsi
mwangi muangi
haile hailey hayle
tekle tecle tekele
woldu weldu
nyambura niambura
kamau kamaw
dawit david dawud
tesfaye tesfay
gebremedhin gebremedin
kowalczyk kovalchik kowalchuk
wojcik voychik
shevchenko szewczenko chevtchenko
ionescu jonescu
horvath horvat
nowak novak
dvorak dworak
kozlov koslow kozlow
zielinski zelinsky zelinski
lysenko lisenko
popescu popesku
agnieszka agnes
ioana joanna
yuliya julia yulia iulia
bogdan bohdan
vasile vasil vasyl wasyl
katarzyna catherine katherine
zsofia sofia sophia
`;
