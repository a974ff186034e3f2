/**
 * Ordinary English words, lower case. They keep names and plates from being seen where somebody only wrote a sentence.
 * Function words, common verbs and nouns of reports; no word here is more often a name than a word.
 */
const list = `
a about above absolutely accident account across actually address after afternoon again against age aged ago ahead all allowed almost alone
along already also although always am among amount an and angry animal announced another answer any anybody anymore anyone anything
anyway apparently appear appeared are area aren't arm arms army around arrest arrested arrived as ask asked asking asks asleep at ate
attack attacks aunt away awful baby back bad badly bag bags ban band bang bar based basically be bearded because become bed been before began
behind being believe below bench beside best better between big bike bikes bill bin bins bit black blah block bloke blokes blonde blow blue boat body bomb
bombs book books boot boots boss both bottle bought bound box boxes boy boyfriend boys break bright bring bringing brother brothers brought brown building bus
business busy but buy buying by cafe call called caller calling calls came camera can can't cannot car card care careful carried carry carrying cars cash
caught cause centre certain chair chance change changed charity chat cheap check checked child children church city class clean clear clearly clerk clips
clock close closed clothes club coat coffee cold collect college come comes coming common complete concerned concerns container cop cops
copy corner correct cos could couldn't couple course court cousin cream crying customer customers dad daft damn dark date daughter day days dead deal
dear definitely deliver delivered delivery desk did didn't different dirty do doctor does doesn't dog dogs doing don't done door doors dont down
dress drink drive driver drives driving drop dropped drove drug drugs drunk during each earlier early easy eat eight either elderly else email end
ends enough entire estate even evening ever every everybody everyone everything everywhere exactly except expect explained extra eye eyes face fact fair fake family far fast
father favour fear feel feels fell felt female few field fight film filming films final find finds fine fire first fit five flag flat flats floor
food foot football for force foreign forgot form forward found four free fresh friday friend friends from front full fun funny further game games gang garage garden
gas gate gave get gets getting gift girl girlfriend girls give given gives giving glad glasses go god goes going gold gone gonna good got grabbed great green
grey ground group guess gun guns guy guys gym had hair half hall hand hands handed happen happened happens happy hard has hasn't hat hate have haven't having he
he'd he'll he's head hear heard heavy held hello help helped her here hers hes hi hid hidden high him himself his hit hold holding holds holiday home hope hospital hot hotel hour
hours house how however huge hundred hundreds hurry hurt husband i i'd i'll i'm i've idea if ill im important in index information inside into is isn't it it's
its itself ive jacket job jobs join joined joke joking joint july june just keep keeps kept key keys kid kids kill killed kind knew knife knocked know knows known lad ladies lads lady landlord
language large last late later laugh laughed laughs least leave leaves leaving led left leg less let lets letter letters level lie life light lights like liked line list listen
little live lived lives living local lock locked london long longer look looked looking looks lorry lose lost lot lots loud love low luck lunch mad made mail main make makes
making male man manager many market married mate mates matter may maybe me mean meant meet meeting meetings men mental message messages met middle might milk mind mine minute minutes
miss missing mobile mom moment monday money month months more morning mosque most mother mouth move moved moves moving much mum must my myself name named names near nearly neck need
needs neighbour neighbours nephew nervous never new news next nice niece night nights nil nine no nobody noise none normal normally north not note nothing notice noticed now number
numbers obviously of off offer office officer often oh ok okay old older on once one ones online only open opened opposite or orange order other others our out outside over own packed page
paid paint pair paper parcel parcels parents park parked part parts party pass passed past pay paying people perhaps person phone photo photos pick picked picture piece pink place
placed plan planning plate please plus point police poor pop position possible post posted posts potential present probably problem promise pub public pull pulled purple push put puts question
quick quiet quite ran rather reached read real really reason red refused reg remember rent report reported reports rest return rich ride right ring road room rooms round row rubbish run
running runs sad safe said sale same sat saturday saw say saying says scared school screen search seat second see seeing seem seemed seems seen sell selling sells send sending sends sent serious
set seven several shall she she's shed shes shirt shop shops short should shouldn't shout shouted shouting show showed shown shows shut side sign signs silver since single sir sister sisters sit site
sitting six skin sleep slow slowly small smart smell smoke so social sold some somebody someone something sometimes somewhere son soon sorry sort sound sounds south speak speaking
spoke spotted stand standing start started starts station stay stayed still stole stood stop stopped store story straight strange street strong student stuff stupid such suddenly sun sunday
support supposed sure suspect swear table take taken takes taking talk talked talking talks tall taxi teacher tell telling tells ten tenant text than thank thanks that that's thats the their them
themselves then there there's theres these they they'll they're they've theyre thin thing things think thinks third this those though thought thousand threat threatened three threw through
throw thursday tied time times tin to today together told tomorrow tonight too took top total towards town train tram travel tree tried trouble truck true trust try trying tuesday turn turned turns twice
two type uncle under understand uni unit university unknown until up upset upstairs us use used user uses using usual usually van vans very vest video videos violent visit voice wait waited waiting
wake walk walked walking walks wall want wanted wants war warned was washing wasn't watch watched watching water way ways we we'll we're we've wear wearing weather wednesday week
weekend weeks weird well went were west wet what what's whatever wheel when where which while white who who's whole whos whose why wide wife will wind window windows wish with without
woke woman women won't wood woods word words wore work worked worker working works world worried worry worse would wouldn't wow write writes writing wrong wrote yeah year years
yellow yep yes yesterday yet you you'd you'll you're you've young younger your yours
`;

export const stopWords: ReadonlySet<string> = new Set(list.trim().split(/\s+/));
