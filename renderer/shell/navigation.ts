import {
  BellRing,
  CircleHelp,
  ClipboardList,
  EyeOff,
  FileClock,
  FileDown,
  FolderSearch,
  Forward,
  Gauge,
  History,
  IdCard,
  Inbox,
  LockKeyhole,
  type LucideIcon,
  Map as MapIcon,
  MapPinned,
  Megaphone,
  Milestone,
  Network,
  Printer,
  Route as RouteIcon,
  Scale,
  Send,
  Settings,
  ShieldAlert,
  Siren,
  Tag,
  Target,
  UserRoundSearch,
  UsersRound,
  Vault,
} from 'lucide-react';
import type { VerbName } from '../../preload/contract/index.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';
import type { Route, RouteName } from './routes.ts';
import { canCall } from './session.tsx';

const texts = catalogue.navigation;

export interface Place {
  route: Route;
  label: string;
  icon: LucideIcon;
  /** Second key of the sequence `G then …`. */
  key: string;
  /** The place is offered to people who may call this verb; `null` for everybody. */
  verb: VerbName | null;
  section: 'work' | 'overview' | 'administration';
  /** Other routes that belong to this place, so that it stays highlighted there. */
  holds?: readonly RouteName[];
}

export const places: readonly Place[] = [
  { route: { name: 'my-work' }, label: texts.myWork, icon: ClipboardList, key: 'M', verb: null, section: 'work' },
  {
    route: { name: 'queue', id: null },
    label: texts.queue,
    icon: Inbox,
    key: 'Q',
    verb: 'contributions.queue',
    section: 'work',
    holds: ['record', 'import'],
  },
  {
    route: { name: 'reported-persons' },
    label: texts.reportedPersons,
    icon: UserRoundSearch,
    key: 'N',
    verb: 'linking.reportedPersons',
    section: 'work',
    holds: ['person'],
  },
  {
    route: { name: 'late-matches' },
    label: texts.lateMatches,
    icon: History,
    key: 'R',
    verb: 'investigations.list',
    section: 'work',
  },
  {
    route: { name: 'restricted-matches' },
    label: texts.restrictedMatches,
    icon: Forward,
    key: 'K',
    verb: 'investigations.list',
    section: 'work',
  },
  {
    route: { name: 'watch-list' },
    label: texts.watchList,
    icon: BellRing,
    key: 'W',
    verb: 'linking.watchList',
    section: 'work',
  },
  {
    route: { name: 'disseminations' },
    label: texts.disseminations,
    icon: Send,
    key: 'X',
    verb: 'disseminations.list',
    section: 'work',
  },
  {
    route: { name: 'reviews' },
    label: texts.reviews,
    icon: EyeOff,
    key: 'U',
    verb: 'reviews.reopened',
    section: 'work',
  },
  {
    route: { name: 'investigations' },
    label: texts.investigations,
    icon: FolderSearch,
    key: 'I',
    verb: 'investigations.list',
    section: 'work',
    holds: ['investigation'],
  },
  {
    route: { name: 'plots' },
    label: texts.plots,
    icon: RouteIcon,
    key: 'P',
    verb: 'investigations.list',
    section: 'work',
  },
  {
    route: { name: 'entity-records' },
    label: texts.entityRecords,
    icon: IdCard,
    key: '2',
    verb: 'entities.list',
    section: 'work',
    holds: ['entity-record'],
  },
  {
    route: { name: 'entities' },
    label: texts.entities,
    icon: Network,
    key: 'E',
    verb: 'investigations.entities',
    section: 'work',
    holds: ['entity'],
  },
  {
    route: { name: 'map', of: null },
    label: texts.map,
    icon: MapPinned,
    key: '8',
    verb: 'maps.squares',
    section: 'work',
  },
  {
    route: { name: 'dashboard', chart: null },
    label: texts.dashboard,
    icon: Gauge,
    key: 'D',
    verb: 'oversight.dashboard',
    section: 'overview',
  },
  {
    route: { name: 'outcome' },
    label: texts.outcome,
    icon: Milestone,
    key: 'L',
    verb: 'oversight.outcome',
    section: 'overview',
  },
  {
    route: { name: 'public-pages' },
    label: texts.publicPages,
    icon: Megaphone,
    key: 'J',
    verb: 'publicPage.list',
    section: 'overview',
    holds: ['public-page'],
  },
  {
    route: { name: 'brief' },
    label: texts.brief,
    icon: Printer,
    key: 'B',
    verb: 'oversight.brief',
    section: 'overview',
  },
  {
    route: { name: 'threat-level' },
    label: texts.threatLevel,
    icon: ShieldAlert,
    key: 'T',
    // Everybody sees the level in the bar; its history is for those who brief on it.
    verb: 'oversight.brief',
    section: 'overview',
  },
  {
    route: { name: 'accuracy' },
    label: texts.accuracy,
    icon: Target,
    key: 'Y',
    verb: 'accuracy.get',
    section: 'overview',
  },
  {
    route: { name: 'disclosure' },
    label: texts.disclosure,
    icon: FileDown,
    key: 'F',
    verb: 'exports.contributions',
    section: 'administration',
  },
  {
    route: { name: 'audit', record: null },
    label: texts.audit,
    icon: FileClock,
    key: 'A',
    verb: 'audit.entries',
    section: 'administration',
  },
  {
    route: { name: 'people' },
    label: texts.people,
    icon: UsersRound,
    key: 'O',
    verb: 'access.people',
    section: 'administration',
  },
  {
    route: { name: 'compartments' },
    label: texts.compartments,
    icon: LockKeyhole,
    key: 'C',
    verb: 'access.compartments',
    section: 'administration',
  },
  {
    route: { name: 'handling' },
    label: texts.handling,
    icon: Tag,
    key: 'G',
    verb: 'access.addCaveat',
    section: 'administration',
  },
  {
    route: { name: 'map-files' },
    label: texts.mapFiles,
    icon: MapIcon,
    key: '9',
    verb: 'maps.files',
    section: 'administration',
  },
  {
    route: { name: 'break-glass' },
    label: texts.breakGlass,
    icon: Siren,
    key: 'Z',
    verb: 'access.breakGlassState',
    section: 'administration',
  },
  {
    route: { name: 'rules', rule: null },
    label: texts.rules,
    icon: Scale,
    key: '1',
    verb: 'rules.list',
    section: 'administration',
  },
  {
    route: { name: 'vault' },
    label: texts.vault,
    icon: Vault,
    key: 'V',
    verb: 'vault.verify',
    section: 'administration',
  },
  {
    route: { name: 'settings' },
    label: texts.settings,
    icon: Settings,
    key: 'S',
    verb: null,
    section: 'administration',
  },
  {
    route: { name: 'help', article: null },
    label: texts.help,
    icon: CircleHelp,
    key: 'H',
    verb: null,
    section: 'administration',
  },
];

/** The places that somebody with these roles is offered. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return places.filter(({ verb }) => verb === null || canCall(roles, verb));
}

/** The place that a route belongs to, if it has one. */
export function placeOf(route: Route): Place | undefined {
  return places.find((place) => place.route.name === route.name || place.holds?.includes(route.name));
}
