/** Makes, models, bodies and colours as people write them, each with the one word it is looked up by. */

const makeList = `ford vauxhall volkswagen:vw:volkswagon bmw mercedes:merc:benz audi toyota honda nissan renault peugeot:pug citroen fiat seat
skoda volvo kia hyundai mazda mitsubishi suzuki subaru lexus jaguar:jag mini dacia iveco scania daf man isuzu tesla porsche bentley
yamaha kawasaki triumph ducati harley piaggio vespa alfa jeep chrysler saab rover mg smart chevrolet ssangyong landrover:l/rover:lrover:land-rover:range-rover:rangerover
luton lexmoto aprilia`;

const modelList = `transit:ford fiesta:ford focus:ford mondeo:ford galaxy:ford ranger:ford ka:ford kuga:ford corsa:vauxhall astra:vauxhall
vivaro:vauxhall insignia:vauxhall zafira:vauxhall mokka:vauxhall golf:volkswagen polo:volkswagen passat:volkswagen caddy:volkswagen
transporter:volkswagen crafter:volkswagen tiguan:volkswagen touran:volkswagen sprinter:mercedes vito:mercedes citan:mercedes yaris:toyota corolla:toyota
aygo:toyota prius:toyota hilux:toyota previa:toyota avensis:toyota auris:toyota jazz:honda civic:honda accord:honda crv:honda micra:nissan qashqai:nissan
juke:nissan navara:nissan almera:nissan leaf:nissan primastar:nissan clio:renault megane:renault trafic:renault kangoo:renault master:renault scenic:renault
berlingo:citroen dispatch:citroen relay:citroen saxo:citroen picasso:citroen partner:peugeot boxer:peugeot panda:fiat punto:fiat ducato:fiat doblo:fiat
scudo:fiat leon:seat ibiza:seat octavia:skoda fabia:skoda superb:skoda yeti:skoda defender:landrover discovery:landrover freelander:landrover
evoque:landrover picanto:kia sportage:kia rio:kia ceed:kia i10:hyundai i20:hyundai i30:hyundai tucson:hyundai l200:mitsubishi shogun:mitsubishi
outlander:mitsubishi swift:suzuki jimny:suzuki vitara:suzuki duster:dacia sandero:dacia v50:volvo v70:volvo xc60:volvo xc90:volvo impreza:subaru`;

const bodyList = `van:vans car estate saloon hatchback:hatch camper:campervan pickup:pick-up:truck lorry:hgv:artic:wagon flatbed suv:4x4:jeep
motorbike:motorcycle:motorcycles:scooter:moped minibus bus coach convertible coupe taxi:minicab caravan trailer bicycle:bike quad`;

const colourList = `white black silver:silvery grey:gray blue:navy red:maroon:burgundy green:olive yellow orange purple:violet brown gold:golden beige:cream pink bronze turquoise`;

function spelled(list: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const entry of list.trim().split(/\s+/)) {
    const [main = '', ...others] = entry.split(':');
    for (const word of [main, ...others]) map.set(word, main);
  }
  return map;
}

export const makes = spelled(makeList);
export const bodies = spelled(bodyList);
export const colours = spelled(colourList);
/** Model to make. */
export const models: ReadonlyMap<string, string> = new Map(
  modelList
    .trim()
    .split(/\s+/)
    .map((entry) => entry.split(':'))
    .map(([model = '', make = '']) => [model, make] as const),
);
