import {
  BellRing,
  CircleHelp,
  ClipboardList,
  FileClock,
  FileDown,
  FolderSearch,
  Forward,
  Gauge,
  History,
  Inbox,
  LockKeyhole,
  type LucideIcon,
  Network,
  Printer,
  Route as RouteIcon,
  Settings,
  ShieldAlert,
  Target,
  UsersRound,
  Vault,
} from 'lucide-react';
import type { Role } from '../../preload/contract/words.ts';
import type { Route, RouteName } from './routes.ts';

export interface Place {
  route: Route;
  label: string;
  icon: LucideIcon;
  /** Second key of the sequence `G then …`. */
  key: string;
  /** Roles that see it; `all` for everybody. It only decides what is offered. */
  roles: readonly Role[] | 'all';
  section: 'work' | 'overview' | 'keeping';
  /** Other routes that belong to this place, so that it stays marked there. */
  holds?: readonly RouteName[];
}

const officers: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor', 'manager'];
const leads: readonly Role[] = ['supervisor', 'manager'];

export const places: readonly Place[] = [
  { route: { name: 'my-work' }, label: 'My work', icon: ClipboardList, key: 'M', roles: 'all', section: 'work' },
  {
    route: { name: 'queue', id: null },
    label: 'Queue',
    icon: Inbox,
    key: 'Q',
    roles: officers,
    section: 'work',
    holds: ['record', 'import'],
  },
  {
    route: { name: 'cold-tips' },
    label: 'Cold tips',
    icon: History,
    key: 'R',
    roles: ['case_officer', 'supervisor', 'manager'],
    section: 'work',
  },
  {
    route: { name: 'passed-on' },
    label: 'Passed to you',
    icon: Forward,
    key: 'K',
    roles: ['case_officer', 'supervisor', 'manager'],
    section: 'work',
  },
  { route: { name: 'watch-list' }, label: 'Watch-list', icon: BellRing, key: 'W', roles: officers, section: 'work' },
  {
    route: { name: 'investigations' },
    label: 'Investigations',
    icon: FolderSearch,
    key: 'I',
    roles: ['case_officer', 'supervisor', 'manager'],
    section: 'work',
    holds: ['investigation'],
  },
  {
    route: { name: 'plots' },
    label: 'Plots',
    icon: RouteIcon,
    key: 'P',
    roles: ['case_officer', 'supervisor', 'manager'],
    section: 'work',
  },
  {
    route: { name: 'entities' },
    label: 'Entities',
    icon: Network,
    key: 'E',
    roles: ['case_officer', 'supervisor', 'manager'],
    section: 'work',
    holds: ['entity'],
  },
  {
    route: { name: 'dashboard' },
    label: 'Dashboard',
    icon: Gauge,
    key: 'D',
    roles: ['case_officer', 'supervisor', 'manager'],
    section: 'overview',
  },
  { route: { name: 'brief' }, label: 'Brief', icon: Printer, key: 'B', roles: leads, section: 'overview' },
  {
    route: { name: 'threat-level' },
    label: 'Threat level',
    icon: ShieldAlert,
    key: 'T',
    roles: leads,
    section: 'overview',
  },
  {
    route: { name: 'accuracy' },
    label: 'Accuracy',
    icon: Target,
    key: 'Y',
    roles: ['case_officer', 'supervisor', 'manager'],
    section: 'overview',
  },
  {
    route: { name: 'disclosure' },
    label: 'Files out',
    icon: FileDown,
    key: 'F',
    roles: leads,
    section: 'keeping',
  },
  {
    route: { name: 'audit', record: null },
    label: 'Audit',
    icon: FileClock,
    key: 'A',
    roles: ['auditor'],
    section: 'keeping',
  },
  {
    route: { name: 'people' },
    label: 'People',
    icon: UsersRound,
    key: 'O',
    roles: ['administrator', 'supervisor'],
    section: 'keeping',
  },
  {
    route: { name: 'compartments' },
    label: 'Compartments',
    icon: LockKeyhole,
    key: 'C',
    roles: ['administrator', 'supervisor'],
    section: 'keeping',
  },
  {
    route: { name: 'vault' },
    label: 'Vault',
    icon: Vault,
    key: 'V',
    roles: ['administrator', 'auditor'],
    section: 'keeping',
  },
  { route: { name: 'settings' }, label: 'Settings', icon: Settings, key: 'S', roles: 'all', section: 'keeping' },
  { route: { name: 'help' }, label: 'Help', icon: CircleHelp, key: 'H', roles: 'all', section: 'keeping' },
];

/** The places that somebody with these roles is offered. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return places.filter((place) => place.roles === 'all' || place.roles.some((role) => roles.includes(role)));
}

/** The place that a route belongs to, if it has one. */
export function placeOf(route: Route): Place | undefined {
  return places.find((place) => place.route.name === route.name || place.holds?.includes(route.name));
}
