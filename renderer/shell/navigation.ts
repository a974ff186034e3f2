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
import type { Route, RouteName } from './routes.ts';
import { canCall } from './session.tsx';

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
  { route: { name: 'my-work' }, label: 'My work', icon: ClipboardList, key: 'M', verb: null, section: 'work' },
  {
    route: { name: 'queue', id: null },
    label: 'Queue',
    icon: Inbox,
    key: 'Q',
    verb: 'contributions.queue',
    section: 'work',
    holds: ['record', 'import'],
  },
  {
    route: { name: 'reported-persons' },
    label: 'In several reports',
    icon: UserRoundSearch,
    key: 'N',
    verb: 'linking.reportedPersons',
    section: 'work',
    holds: ['person'],
  },
  {
    route: { name: 'late-matches' },
    label: 'Matches in old tips',
    icon: History,
    key: 'R',
    verb: 'investigations.list',
    section: 'work',
  },
  {
    route: { name: 'restricted-matches' },
    label: 'Restricted matches',
    icon: Forward,
    key: 'K',
    verb: 'investigations.list',
    section: 'work',
  },
  {
    route: { name: 'watch-list' },
    label: 'Watch-list',
    icon: BellRing,
    key: 'W',
    verb: 'linking.watchList',
    section: 'work',
  },
  {
    route: { name: 'disseminations' },
    label: 'Sent to others',
    icon: Send,
    key: 'X',
    verb: 'disseminations.list',
    section: 'work',
  },
  {
    route: { name: 'reviews' },
    label: 'Second reviews',
    icon: EyeOff,
    key: 'U',
    verb: 'reviews.reopened',
    section: 'work',
  },
  {
    route: { name: 'investigations' },
    label: 'Investigations',
    icon: FolderSearch,
    key: 'I',
    verb: 'investigations.list',
    section: 'work',
    holds: ['investigation'],
  },
  {
    route: { name: 'plots' },
    label: 'Plots',
    icon: RouteIcon,
    key: 'P',
    verb: 'investigations.list',
    section: 'work',
  },
  {
    route: { name: 'entity-records' },
    label: 'People and things',
    icon: IdCard,
    key: '2',
    verb: 'entities.list',
    section: 'work',
    holds: ['entity-record'],
  },
  {
    route: { name: 'entities' },
    label: 'Identifiers',
    icon: Network,
    key: 'E',
    verb: 'investigations.entities',
    section: 'work',
    holds: ['entity'],
  },
  {
    route: { name: 'map', of: null },
    label: 'Map',
    icon: MapPinned,
    key: '8',
    verb: 'maps.squares',
    section: 'work',
  },
  {
    route: { name: 'dashboard', chart: null },
    label: 'Dashboard',
    icon: Gauge,
    key: 'D',
    verb: 'oversight.dashboard',
    section: 'overview',
  },
  {
    route: { name: 'outcome' },
    label: 'What came of it',
    icon: Milestone,
    key: 'L',
    verb: 'oversight.outcome',
    section: 'overview',
  },
  {
    route: { name: 'public-pages' },
    label: 'Public page',
    icon: Megaphone,
    key: 'J',
    verb: 'publicPage.list',
    section: 'overview',
    holds: ['public-page'],
  },
  { route: { name: 'brief' }, label: 'Brief', icon: Printer, key: 'B', verb: 'oversight.brief', section: 'overview' },
  {
    route: { name: 'threat-level' },
    label: 'Threat level',
    icon: ShieldAlert,
    key: 'T',
    // Everybody sees the level in the bar; its history is for those who brief on it.
    verb: 'oversight.brief',
    section: 'overview',
  },
  {
    route: { name: 'accuracy' },
    label: 'Accuracy',
    icon: Target,
    key: 'Y',
    verb: 'accuracy.get',
    section: 'overview',
  },
  {
    route: { name: 'disclosure' },
    label: 'Exports and disclosure',
    icon: FileDown,
    key: 'F',
    verb: 'exports.contributions',
    section: 'administration',
  },
  {
    route: { name: 'audit', record: null },
    label: 'Log',
    icon: FileClock,
    key: 'A',
    verb: 'audit.entries',
    section: 'administration',
  },
  {
    route: { name: 'people' },
    label: 'People',
    icon: UsersRound,
    key: 'O',
    verb: 'access.people',
    section: 'administration',
  },
  {
    route: { name: 'compartments' },
    label: 'Compartments',
    icon: LockKeyhole,
    key: 'C',
    verb: 'access.compartments',
    section: 'administration',
  },
  {
    route: { name: 'handling' },
    label: 'Handling',
    icon: Tag,
    key: 'G',
    verb: 'access.addCaveat',
    section: 'administration',
  },
  {
    route: { name: 'map-files' },
    label: 'Maps and gazetteers',
    icon: MapIcon,
    key: '9',
    verb: 'maps.files',
    section: 'administration',
  },
  {
    route: { name: 'break-glass' },
    label: 'Break-glass',
    icon: Siren,
    key: 'Z',
    verb: 'access.breakGlassState',
    section: 'administration',
  },
  {
    route: { name: 'rules', rule: null },
    label: 'Rules',
    icon: Scale,
    key: '1',
    verb: 'rules.list',
    section: 'administration',
  },
  {
    route: { name: 'vault' },
    label: 'Vault',
    icon: Vault,
    key: 'V',
    verb: 'vault.verify',
    section: 'administration',
  },
  { route: { name: 'settings' }, label: 'Settings', icon: Settings, key: 'S', verb: null, section: 'administration' },
  {
    route: { name: 'help', article: null },
    label: 'Help',
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
