/**
 * What the words around names are. Lists of general knowledge, written by hand: no word stands here because a text of a
 * sample has it. A word belongs to the first class that names it.
 */
import { kin, notNames, placeTails, roles, titles } from '../person-words.ts';
import { stopWords } from '../stop-words.ts';
import { colours, makes, models } from '../vehicle-words.ts';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Follow a name and belong to it: `Latif bhai`, `Selma abla`. */
const honorifics =
  words(`bhai bhaji bhaiya baji behn ben abi abla hoca usta apa apu sahib saheb sahiba jaan jan kaka dai didi beta amca teyze dayi
  ammi abbu nana khala mamu chacha chachi bibi begum saab ji oga aunty auntie uncle hodja dede`);

/** Join the parts of a name. */
const particles =
  words(`al el ul ur bin ben ibn bint de del della di da dos das du la le van von der den ter ap ab mac mc nic ni uí ó o ní st abu umm abd
  abdul ould wa na y e san santa singh kaur`);

const pronouns =
  words(`i me my mine you your yours he him his she her hers it its we us our they them their himself herself themselves myself who whom whose
  somebody someone anybody anyone nobody everybody everyone`);

const naming =
  words(`called named nicknamed calls calling call known aka alias name names nickname surname forename firstname lastname goes answers signed
  username user introduces introduced identifies identified gives gave given spelt spelled ask asks address addressed dear attn re`);

const saying =
  words(`said says told tells tell asked lives lived works worked drives drove wants wanted attended rang texted phoned threatened married bragged thinks
  wrote keeps admits admitted states stated reports reported replied replies posted posts messaged answered shouted laughed cried came went
  comes went sent showed shows saw seen met knows knew believes thinks confirmed declined refused denies claims claimed arrested stopped spoke speaking
  speaks teaches runs owns rents sells cooks cleans sleeps prays sings hates loves likes left moved born aged`);

const animals =
  words(`dog dogs cat cats kitten puppy pup rabbit hamster ferret ferrets parrot budgie horse pony mare donkey goat cow bull sheep pig hen cockerel goose
  swan tortoise snake lizard python goldfish fish pet pets terrier spaniel labrador alsatian whippet greyhound bulldog staffie poodle retriever
  pigeon owl falcon gecko rat mouse guinea bird bees bee queen`);

const things =
  words(`pub bar inn tavern cafe café hotel hostel shop store restaurant takeaway salon company firm business boat ship yacht trawler vessel ferry barge
  lorry van car truck bus tram train plane book novel film movie song play album band game app site website page channel group
  server forum podcast programme show magazine newspaper charity club team school college street road lane place town village
  city hill park river island beach estate building house farm church chapel mosque temple synagogue operation ward hall printer robot doll toy
  storm hurricane brand model product beer whisky perfume plant rose variety`);

const nations =
  words(`afghan afghanistan albania albanian algeria algerian america american arab arabic arabia argentina australian australia austrian austria
  bangladesh bangladeshi bengali belgian belgium bosnia bosnian brazil brazilian britain british bulgaria bulgarian cameroon canada canadian china chinese colombia
  colombian congo congolese croatia croatian cypriot cyprus czech danish denmark dutch egypt egyptian england english eritrea eritrean estonia ethiopia
  ethiopian europe european filipino finland finnish flemish france french gambia gambian georgian german germany ghana ghanaian greece greek gujarati gurkha
  hausa hebrew hindi holland hungarian hungary iceland igbo india indian indonesia indonesian iran iranian iraq iraqi ireland irish israel israeli italian italy
  jamaica jamaican japan japanese jordanian kenya kenyan korea korean kosovan kosovo kurd kurdish kurds kurmanji kuwait latin latvia latvian lebanese lebanon libya
  libyan lithuania lithuanian macedonian malay malaysia malaysian maltese mandarin cantonese mexican mexico moldova moldovan mongolian moroccan morocco nepal nepalese
  nepali nigeria nigerian norway norwegian pakistan pakistani palestine palestinian pashto persian farsi dari poland polish portugal portuguese punjabi qatar
  roma romania romanian russia russian rwanda saudi scot scots scottish scotland senegal serbia serbian sikh sinhala slovak slovakia slovenian somali somalia sorani spain
  spanish sudan sudanese swahili sweden swedish swiss switzerland syria syrian tajik tamil thai thailand tigrinya amharic trinidadian tunisia tunisian turk turkey turkish
  uganda ugandan ukraine ukrainian urdu uzbek vietnam vietnamese wales welsh yemen yemeni yiddish yoruba zimbabwe african asian caribbean
  islam islamic islamist muslim muslims christian christians christianity catholic protestant anglican methodist baptist quaker orthodox jew jews jewish hindu hindus sikhs
  buddhist buddhists buddhism pagan druid mormon jehovah sunni shia sufi salafi wahhabi evangelical pentecostal presbyterian zionist marxist anarchist nazi
  fascist communist tory labour liberal`);

const brands =
  words(`tesco sainsbury sainsburys asda morrisons lidl aldi waitrose iceland coop spar costco boots superdrug greggs costa starbucks nero mcdonalds
  kfc subway nandos domino dominos wetherspoon wetherspoons spoons primark argos currys ikea halfords screwfix toolstation wickes homebase amazon ebay gumtree etsy vinted
  paypal visa mastercard amex barclays lloyds hsbc natwest santander halifax monzo revolut facebook instagram insta tiktok snapchat snap twitter whatsapp telegram
  signal discord twitch youtube reddit google gmail hotmail outlook yahoo microsoft windows apple iphone ipad android samsung nokia huawei playstation xbox nintendo
  minecraft roblox fortnite netflix spotify sky virgin vodafone uber bolt deliveroo ocado dpd ups fedex hermes evri yodel ryanair easyjet eurostar
  adidas nike puma reebok umbro north face barbers stone island gucci prada burberry lacoste ford vauxhall toyota honda nissan mazda bmw audi mercedes volkswagen vw skoda seat
  renault peugeot citroen fiat kia hyundai volvo saab jaguar rover landrover jeep tesla mini suzuki yamaha kawasaki ducati transit sprinter corsa astra golf polo
  fiesta focus clio passat vivaro qashqai juke picasso berlingo caddy arsenal chelsea liverpool everton spurs tottenham villa celtic rangers
  millwall fulham leeds burnley pepsi coke cola fanta sprite lucozade guinness heineken carling stella budweiser foster smirnoff
  nescafe nutella cadbury heinz lego barbie disney marvel batman superman spiderman panadol nurofen ibuprofen paracetamol xanax diazepam
  kalashnikov glock beretta semtex rolex casio seiko nhs bbc itv dvla hmrc dwp rspca rspb`);

const feasts =
  words(`christmas xmas easter lent advent pentecost epiphany michaelmas martinmas candlemas whitsun halloween diwali holi vaisakhi navratri dussehra eid ramadan
  ramzan muharram ashura hanukkah passover purim yom kippur rosh hashanah sabbath shabbat jummah juma fajr zuhr asr maghrib isha nowruz newroz vesak
  hogmanay remembrance valentine january february march april june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun bst gmt`);

/** Words in which letters are spelt out. */
const spellingWords =
  words(`alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform
  victor whiskey whisky xray yankee zulu zed`);

const papers =
  words(`clr caller callers anon anonymous male female fem ic ic1 ic2 ic3 ic4 ic5 ic6 suspect susp subj subject vict victim informant inf witness wit source veh
  vehicle reg vrm vrn index idx addr adr dob nfa cb tel mob ext ref urn cad log pnc pnd anpr cctv bwv intel op ops obs poss nil neg hrs approx ft unk id re fw fwd
  cc bcc encl enc ps pps nb asap fyi tbc rtc rta asb da dv adhd gp hmp yot dash merlin sar occupant occ keeper passenger pax driver
  male2 mh amhp mappa eval grading graded handling exhibit custody dp oic sio fio`);

export const wordClasses = [
  ['honorific', honorifics],
  ['title', [...titles]],
  ['spelling', spellingWords],
  ['feast', feasts],
  ['nation', nations],
  ['naming', naming],
  ['pronoun', pronouns],
  ['kin', [...kin]],
  ['role', [...roles]],
  ['animal', animals],
  ['particle', particles],
  ['paper', papers],
  ['brand', brands],
  ['vehicle', [...makes.keys(), ...models.keys(), ...colours.keys()]],
  ['thing', things],
  ['place tail', [...placeTails]],
  ['saying', saying],
  ['lead', words('in at from to near into towards around outside off behind opposite by')],
  ['joining', words('and or & with plus both between')],
  ['no name', [...notNames]],
  ['everyday', [...stopWords]],
] as const satisfies readonly (readonly [string, readonly string[]])[];
