/**
 * Names of many origins, with other ways to write them. The same pools serve suspects, witnesses, callers, officers and
 * tradespeople, so that no origin is tied to a role. The first spelling is the usual one.
 */
import { below, pick, type Random } from './random.ts';

export interface Person {
  given: string;
  surname: string;
  origin: number;
}

interface Origin {
  given: readonly string[];
  surnames: readonly string[];
}

const words = (text: string): readonly string[] => text.split(' ');

/** `a/b/c`: spellings of one name. */
const origins: readonly Origin[] = [
  {
    given: words(
      'Stephen/Steven Graham/Graeme Philip/Phillip Jonathan/Jonathon Lesley/Leslie Catherine/Kathryn/Katherine Helen/Helena Geoffrey/Jeffrey Alan/Allan Claire/Clare Sarah/Sara Neil/Neal Rebecca/Rebekah Ian/Iain Nicholas/Nicolas Teresa/Theresa Marc/Mark Karen/Karin',
    ),
    surnames: words(
      'Thackray/Thackeray Smythe/Smith/Smyth Haworth/Howarth Clark/Clarke Pearce/Pierce Reid/Reed Hewitt/Hewett Bailey/Bayley Dickinson/Dickenson Rowbottom/Rowbotham Whitaker/Whittaker Nicholls/Nichols Tonge/Tong Ashdown Penhaligon Garside Lumley Broadbent',
    ),
  },
  {
    given: words(
      'Siobhan/Shevaun Niamh/Neve Sean/Shaun/Shane Ciaran/Kieran/Keiran Eoin/Owen Aoife/Eefa Declan/Deklan Padraig/Patrick Orla/Orlagh Cathal/Cahal Maeve/Mave Brendan/Brendon Grainne/Grania Donal/Donall Roisin/Rosheen Finbar/Finbarr',
    ),
    surnames: words(
      "Gallagher/Gallaher Doherty/Docherty O'Rourke/ORourke Keogh/Kehoe McGuinness/McGinnis Brannigan/Branigan Tierney/Tiernan Quigley Scanlon/Scanlan Devlin Heaney/Heeney Lavelle/Lavell Mulcahy Conneely/Coneely",
    ),
  },
  {
    given: words(
      'Harpreet/Harprit Gurdeep/Gurdip Jaswinder/Jasvinder Rajesh/Rajeesh Anjali/Anjalee Deepak/Dipak Sunita/Suneeta Vikram/Vikrum Meera/Mira Nilesh/Neelesh Kavita/Kavitha Arjun/Arjan Balbir/Balbeer Pooja/Puja Manjit/Manjeet Sanjay/Sanjai',
    ),
    surnames: words(
      'Sandhu/Sindhu Dhaliwal/Dhariwal Choudhary/Chaudhary Mukherjee/Mukerji Banerjee/Bannerjee Patil/Patel Iyengar/Ayengar Gill/Gil Sehgal/Sahgal Wickramasinghe/Wikramasinghe Bhatt/Bhat Nair/Nayar Rathore/Rathor Grewal/Garewal',
    ),
  },
  {
    given: words(
      'Mohammed/Muhammad/Mohamed Usman/Osman/Uthman Saeed/Said/Syed Shabnam/Shabnum Naveed/Navid Fatima/Fatimah Zubair/Zubayr Ayesha/Aisha/Aysha Rashid/Rasheed Tahir/Taher Noreen/Naureen Kamran/Kamraan Sobia/Sobiya Junaid/Junayd Mehmood/Mahmood/Mahmud Shazia/Shaziya',
    ),
    surnames: words(
      'Chaudhry/Chowdhry/Choudhury Qureshi/Koreshi/Quraishi Siddiqui/Siddiqi/Sidiqi Ansari/Ansary Rehman/Rahman Butt/Bhatt Mughal/Mogul Shaikh/Sheikh Bukhari/Bokhari Khattak/Khatak Miah/Mia Uddin/Udin Gillani/Gilani Abbasi/Abasi',
    ),
  },
  {
    given: words(
      'Yusuf/Youssef/Yousef Khalid/Khaled Faisal/Faysal Layla/Leila/Laila Omar/Umar Karim/Kareem Nour/Noor/Nur Tarek/Tariq/Tarik Samir/Sameer Huda/Hoda Walid/Waleed Hussein/Husain/Hussain Rania/Raniya Jamal/Gamal Mona/Muna Ziad/Ziyad',
    ),
    surnames: words(
      'El-Masri/Almasri Haddad/Hadad Al-Khatib/Alkhateeb Mansour/Mansur Nasser/Nasir Benali/Ben-Ali Khoury/Khouri Suleiman/Soliman/Sulayman Darwish/Darweesh Boutros/Butros Zaidan/Zeidan Chaouki/Shawki Saleh/Salih Hijazi/Hejazi',
    ),
  },
  {
    given: words(
      'Mehmet/Mehmed Emre/Emreh Ayşe/Ayse Çağlar/Caglar Özlem/Ozlem Hüseyin/Huseyin Gülsüm/Gulsum Tolga/Tolgah İbrahim/Ibrahim Şule/Sule Cem/Jem Yılmaz/Yilmaz Burcu/Burju Serkan/Sercan',
    ),
    surnames: words(
      'Yıldırım/Yildirim Çelik/Celik Öztürk/Ozturk Şahin/Sahin Koç/Koch Aydoğan/Aydogan Güneş/Gunes Kılıç/Kilic Arslan/Aslan Doğan/Dogan Erdem Karahan Taşkın/Taskin',
    ),
  },
  {
    given: words(
      'Kwame/Kwami Ngozi/Ngosi Babatunde/Tunde Abena/Abenaa Chukwuemeka/Emeka Folake/Folakeh Kofi/Coffie Ebrima/Ibrima Oluwaseun/Seun Ama/Amma Sekou/Seku Adaeze/Adaese Ousmane/Usman Mariama/Maryama',
    ),
    surnames: words(
      'Okafor/Okafo Adeyemi/Adeyemy Mensah/Mensa Boateng/Boaten Nwosu/Nwozu Diallo/Jallow Asante/Ashanti Ogunleye/Ogunlaye Owusu/Owusuh Camara/Kamara Eze/Ezeh Bangura/Bangoura Balogun/Ballogun Sesay/Sesey',
    ),
  },
  {
    given: words(
      'Abdi/Abdee Hodan/Hodon Tesfaye/Tesfay Wanjiru/Wanjiro Selam/Selaam Ayaan/Ayan Mohamud/Mahamud Fadumo/Faduma Dawit/Dawid Liban/Leban Amina/Aamina Kamau/Kamaw Saba/Sabah Idris/Idriis',
    ),
    surnames: words(
      'Warsame/Warsami Gebremedhin/Gebremedin Abdullahi/Abdulahi Farah/Farax Mwangi/Muangi Haile/Hailey Osman/Cusmaan Kiplagat/Kiplaget Tekle/Tecle Jama/Jaama Omondi/Omundi Woldu/Weldu Hersi/Hirsi Nyambura/Niambura',
    ),
  },
  {
    given: words(
      'Tomasz/Thomas/Tomas Agnieszka/Agnes Krzysztof/Christopher Oleksandr/Alexander/Aleksandr Ioana/Joanna Dmytro/Dmitri/Dimitri Florin/Florian Katarzyna/Catherine Mykola/Nikolai Zsófia/Sofia Bogdan/Bohdan Piotr/Peter Yuliya/Julia Vasile/Vasil',
    ),
    surnames: words(
      'Kowalczyk/Kovalchik Wójcik/Wojcik Shevchenko/Szewczenko Ionescu/Jonescu Horvath/Horvat Petrenko/Petrienko Nowak/Novak Dvořák/Dvorak Popescu/Popesku Kozlov/Koslow Zieliński/Zielinski Balogh/Balog Lysenko/Lisenko Radu/Radou',
    ),
  },
  {
    given: words(
      'Xiaoming/Hsiao-ming Mei/May Wei/Way Jing/Ching Zhiqiang/Chih-chiang Siu-Fong/Xiaofang Yan/Yen Kwok-Wai/Guowei Lan/Lann Hui/Hwee Chun-Yin/Junxian Qing/Tsing Bao/Pao Lihua/Li-hwa',
    ),
    surnames: words(
      'Zhang/Chang/Cheung Tsang/Zeng Hsu/Xu Chow/Zhou Ng/Wu Tse/Xie Kwok/Guo Leung/Liang Tsui/Cui Yeung/Yang Chiu/Zhao Lui/Lei Szeto/Situ Au-Yeung/Ouyang',
    ),
  },
];

const spellings = (written: string): readonly string[] => written.split('/');
const usual = (written: string): string => spellings(written)[0] ?? written;
const table = origins.map(({ given, surnames }) => ({ given: given.map(usual), surnames: surnames.map(usual) }));

const otherSpellings = new Map<string, readonly string[]>();
for (const { given, surnames } of origins)
  for (const written of [...given, ...surnames]) {
    const [first, ...rest] = spellings(written);
    if (first !== undefined && rest.length > 0) otherSpellings.set(first, rest);
  }

/** Any person: all origins are equally likely. */
export function anyPerson(random: Random): Person {
  const origin = below(random, table.length);
  const names = table[origin] ?? { given: [], surnames: [] };
  return { given: pick(random, names.given), surname: pick(random, names.surnames), origin };
}

export const fullName = (person: Person): string => `${person.given} ${person.surname}`;

/** Another accepted spelling of one part of a name, or null where none is known. */
export function respelt(random: Random, part: string): string | null {
  const others = otherSpellings.get(part);
  return others === undefined ? null : pick(random, others);
}

/** How many different full names there are; beyond that, names repeat. */
export const nameCount = table.reduce((sum, { given, surnames }) => sum + given.length * surnames.length, 0);
