/** Words around names. */
const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Titles and ranks: what follows with a capital is a name. */
export const titles =
  set(`mr mrs ms miss mx dr doctor prof professor revd rev reverend sir lord lady dame cllr councillor pastor father imam sheikh sheik hajji haji hajj
  mullah maulana ustad sister brother pc wpc dc wdc ps ds di dci ddi dsupt sgt sergeant insp inspector const constable pcso psni acting general colonel captain
  capt major lieutenant cpl corporal rabbi canon nurse judge`);

/** Kin and role words: a capitalised word after them is a name. */
export const kin =
  set(`brother sister son daughter mother father mum dad mam husband wife partner ex boyfriend girlfriend friend flatmate housemate roommate cousin nephew niece uncle aunt auntie
  neighbour boss tenant lodger landlord landlady student pupil trainer supervisor colleague mate lad bloke fella man woman lady girl boy guy kid manager foreman driver gentleman user`);

/** Roles that follow a name after a comma. */
export const roles = set(
  'supervisor manager trainer driver builder foreman teacher head clerk secretary treasurer parent guard owner landlord landlady neighbour nurse caretaker steward verger chair',
);

/** After one of these a capitalised word is part of a place or a body, not of a person. */
export const placeTails =
  set(`street st road rd lane ln avenue ave close drive way court crescent place square terrace gardens garden grove hill park row walk rise mews yard yd wharf
  quay bank bridge house cottage farm hall hotel inn hostel tower flats estate green common heath wood woods copse bottom market station school college academy university uni
  hospital surgery clinic church chapel mosque temple synagogue centre center club gym society association trust foundation relief aid charity council police
  ltd limited plc llp group holdings logistics haulage parcels cabs taxis motors garage tyres auto repairs repair removals print printing records records travel tours foods bakery
  cafe café restaurant takeaway tearoom bar pub stores store supermarket shop salon barbers bank insurance services solutions security systems engineering construction
  building builders plumbing heating electrical cleaning collective assembly army brigade front party movement league union news times post gazette show hour
  copse reservoir canal river bay beach harbour marina docks dock port bypass arches arch lock junction interchange primary grammar high sixth junior infants nursery
  doubleglazing biosciences aggregates forklifts accounting practice tv radio festival regatta fair carnival mills mill works forge foundry barn bungalow lodge villa manor castle abbey priory parade precinct buildings gate`);

/** Capitalised words that are no part of a name. */
export const notNames = set(`
  january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
  england english britain british uk gb scotland scottish wales welsh ireland irish london europe european america american russia russian ukraine ukrainian poland polish
  romania romanian france french germany german spain spanish italy italian turkey turkish iraq iran syria syrian somalia pakistan pakistani india indian bangladesh afghanistan
  africa african asia asian china chinese vietnam vietnamese arab arabic islam islamic islamist muslim christian jewish hindu sikh catholic
  christmas easter ramadan eid lent new year dear sirs madam sir yours faithfully sincerely regards thanks thank hello hi regarding subject from to cc fwd fw re
  clr caller anon anonymous male female fem man woman ic suspect subj subject driver passenger witness victim informant source reg vrm index update cctv anpr bwv bmw vw
  usb gcse hgv id ip gp dj ct mp ref nil ok tel mob email website whatsapp telegram facebook instagram youtube twitter tiktok snapchat discord google
  st north south east west upper lower old new great little mr mrs forwarded resubmitted corrected encs site labelled label heading tickets venue paid picked
  mr mrs ms miss mx dr prof rev revd pc dc ps ds di dci sgt insp cllr pcso election elections anaesthetic public
  prevent police officer officers commander army navy hms anpr cps tact hq a e
  allah god jesus lord bible quran koran inshallah assalamu alaikum salam salaam wa rahmatullah`);
