// Dependencies point one way, from the rooms below to those above, and never in a cycle: neither between rooms nor
// between files. Prints each import that breaks this and exits with 1. `import-graph.mjs [FOLDER]`: checks another
// checkout than this one.
import { circles } from './circles.mjs';
import { readImports } from './source-imports.mjs';

/** Rooms of main/ from the ground up. A room uses rooms on the storeys below its own, and on its own storey whatever `beside` allows. */
const storeys = [
  ['matching', 'vault'],
  ['files'],
  ['store'],
  ['access', 'audit', 'plots', 'presence'],
  ['placing'],
  ['contributions', 'investigations'],
  ['linking', 'documents', 'exhibits'],
  ['reviews', 'markings', 'entities'],
  ['triage', 'search', 'exports', 'inbox', 'my-work', 'oversight', 'intake', 'disseminations', 'charts', 'maps'],
  ['document-texts'],
  ['rules'],
  ['demonstration'],
  ['accuracy'],
  ['engine'],
  ['gate', 'line'],
  ['hosts'],
];
const storeyOf = new Map(
  storeys.flatMap((rooms, height) => rooms.map((room) => /** @type {const} */ ([room, height]))),
);

/** Arrows between neighbours on one storey, never both ways. One that is no longer used must be removed. */
const beside = ['investigations -> contributions'];

/** Packages that only some places may import, and those places. */
const doors = [
  {
    packages: ['electron', 'electron-store'],
    places: ['main/hosts/electron/', 'preload/bridge.cts'],
    typesAnywhere: true,
  },
  { packages: ['playwright-core'], places: ['main/hosts/chromium/'], typesAnywhere: false },
  {
    packages: ['better-sqlite3-multiple-ciphers'],
    places: ['main/store/sqlite/', 'main/vault/'],
    typesAnywhere: false,
  },
  { packages: ['pg'], places: ['main/store/postgres/'], typesAnywhere: false },
];

const migrations = ['main/store/sqlite/migrations/', 'main/store/postgres/migrations/'];

/** Folders whose code runs in some places only; their types may be used anywhere. */
const apart = [
  ...migrations.map((folder) => ({
    folder,
    places: [folder.replace(/migrations\/$/, 'migrate.ts')],
    why: 'what a migration holds is frozen: what runs today has a copy of its own',
  })),
  {
    folder: 'main/intake/read/',
    places: ['main/intake/import-worker.ts', 'main/document-texts/read/mail.ts', 'main/document-texts/read/word.ts'],
    why: 'what others wrote is read in the import worker, where it can hold nobody up',
  },
  {
    folder: 'main/document-texts/read/',
    places: ['main/document-texts/text-worker.ts'],
    why: 'what others wrote is read in a thread of its own, where it can hold nobody up',
  },
];

/** @param {string} path @returns {string} the room: `main/intake`, `renderer/features/intake`, `renderer/ui`, `preload/contract` */
function roomOf(path) {
  const parts = path.split('/');
  const depth = path.startsWith('renderer/features/') ? 3 : 2;
  return parts.length > depth ? parts.slice(0, depth).join('/') : parts.slice(0, -1).join('/') || path;
}

/** @type {Set<string>} */
const used = new Set();

/** @param {string} room @param {string} target @returns {string | null} */
function brokenInMain(room, target) {
  const [from, to] = [storeyOf.get(room), storeyOf.get(target)];
  if (from === undefined) return `${room} has no storey: give it one in import-graph.mjs`;
  if (to === undefined) return `${target} has no storey: give it one in import-graph.mjs`;
  if (room === 'gate' && !['engine', 'files', 'vault'].includes(target)) return 'the gate knows the engine only';
  if (to < from) return null;
  const arrow = `${room} -> ${target}`;
  used.add(arrow);
  return beside.includes(arrow) ? null : `${room} may not use ${target}`;
}

/** @param {import('./source-imports.mjs').Import} one @returns {string | null} the rule that it breaks */
function broken({ from, to, own, typeOnly }) {
  if (!own) return brokenOutside(from, to, typeOnly);
  if (to.startsWith('tests/')) return 'nothing imports tests';
  if (from.startsWith('preload/contract/'))
    return to.startsWith('preload/contract/') ? null : 'the contract imports only the schema library';
  if (from === 'preload/bridge.cts') return typeOnly ? null : 'the bridge imports only types';
  if (from.startsWith('renderer/')) return brokenInPage(from, to);
  if (migrations.some((folder) => from.startsWith(folder) && !to.startsWith(folder)))
    return 'a migration uses nothing of today, which would change under it';
  if (to.startsWith('preload/contract/')) return null;
  if (from.startsWith('build/')) return null;
  if (!to.startsWith('main/')) return 'main imports only main and the contract';
  const reserved = apart.find(({ folder }) => to.startsWith(folder) && !from.startsWith(folder));
  if (reserved !== undefined && !typeOnly && !reserved.places.includes(from)) return reserved.why;
  const [room, target] = [roomOf(from).slice(5), roomOf(to).slice(5)];
  return room === target ? null : brokenInMain(room, target);
}

/** @param {string} from @param {string} to */
function brokenInPage(from, to) {
  if (to.startsWith('preload/contract/')) return null;
  if (!to.startsWith('renderer/')) return 'the page imports only itself and the contract';
  if (from.startsWith('renderer/ui/') && !to.startsWith('renderer/ui/'))
    return 'the kit knows nothing of what it is used for';
  if (from.startsWith('renderer/shell/') && to.startsWith('renderer/features/')) return 'the shell knows no feature';
  if (to.startsWith('renderer/app/') && !from.startsWith('renderer/app/') && from !== 'renderer/main.tsx')
    return 'what puts the page together is used by nobody';
  if (to.endsWith('.css') && to.startsWith('renderer/features/') && roomOf(from) !== roomOf(to))
    return 'a feature has its own style sheets, or the kit has them';
  return null;
}

/** @param {string} from @param {string} to @param {boolean} typeOnly */
function brokenOutside(from, to, typeOnly) {
  if (from.startsWith('preload/contract/')) return to === 'zod' ? null : 'the contract imports only the schema library';
  if (from.startsWith('renderer/') && to.startsWith('node:')) return 'the page has no Node';
  const door = doors.find(({ packages }) => packages.includes(to));
  if (door === undefined || (door.typesAnywhere && typeOnly) || from.startsWith('build/')) return null;
  return door.places.some((place) => from.startsWith(place)) ? null : `only ${door.places.join(' and ')} import ${to}`;
}

const { files, imports } = readImports(
  ['main', 'preload', 'renderer', 'build/bench', 'build/eval', 'build/cluster'],
  process.argv[2],
);
const problems = imports.flatMap((one) => {
  const rule = broken(one);
  return rule === null ? [] : [`${one.from} -> ${one.to}: ${rule}`];
});

const own = imports.filter(({ own, to }) => own && !to.endsWith('.css'));
const betweenFiles = own.map(({ from, to }) => /** @type {const} */ ([from, to]));
const betweenRooms = betweenFiles.map(([from, to]) => /** @type {const} */ ([roomOf(from), roomOf(to)]));
for (const circle of circles(betweenFiles)) problems.push(`a circle of files: ${circle.join(', ')}`);
for (const circle of circles(betweenRooms)) problems.push(`a circle of rooms: ${circle.join(', ')}`);
// A checkout that is being tried out in a test uses little of what is allowed.
if (process.argv[2] === undefined)
  for (const arrow of beside) if (!used.has(arrow)) problems.push(`nobody goes ${arrow}: strike it out`);

for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${files.length} files, ${imports.length} imports, ${problems.length} against the direction\n`);
process.exitCode = problems.length > 0 || files.length === 0 ? 1 : 0;
