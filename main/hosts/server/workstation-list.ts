/** The list of a unit's workstations as commands change it: a file of the unit, or a table where its services share a database. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import { type Connection, connect } from '../../store/postgres/connection.ts';
import * as onDatabase from '../../store/postgres/workstations.ts';
import { readConfig } from './config.ts';
import { databasePlace } from './database-place.ts';
import { unitFiles } from './unit-folder.ts';
import { readWorkstations, type Workstation, writeWorkstations } from './workstations.ts';

export interface WorkstationList {
  all(): Promise<Workstation[]>;
  /** Throws WORKSTATION_EXISTS where one of that name is admitted. */
  add(workstation: Workstation): Promise<void>;
  /** From now on; a line that is open is ended. Throws NOT_FOUND where none of that name is admitted. */
  revoke(name: string, at: string): Promise<void>;
}

const named = (name: string) => (each: Workstation) => each.name === name && each.revokedAt === null;

function inFile(path: string): WorkstationList {
  function all(): Workstation[] {
    try {
      return readWorkstations(path);
    } catch {
      throw new VigilError('UNIT_NOT_FOUND');
    }
  }
  return {
    all: async () => all(),
    async add(workstation) {
      const before = all();
      if (before.some(named(workstation.name))) throw new VigilError('WORKSTATION_EXISTS');
      writeWorkstations(path, [...before, workstation]);
    },
    async revoke(name, revokedAt) {
      const before = all();
      const theOne = named(name);
      if (!before.some(theOne)) throw new VigilError('NOT_FOUND');
      writeWorkstations(
        path,
        before.map((each) => (theOne(each) ? { ...each, revokedAt } : each)),
      );
    },
  };
}

function inTable(use: <T>(work: (on: Connection) => Promise<T>) => Promise<T>): WorkstationList {
  return {
    all: () => use(onDatabase.listWorkstations),
    async add(workstation) {
      if (!(await use((on) => onDatabase.admitWorkstation(on, workstation))))
        throw new VigilError('WORKSTATION_EXISTS');
    },
    async revoke(name, at) {
      if (!(await use((on) => onDatabase.revokeWorkstation(on, name, at)))) throw new VigilError('NOT_FOUND');
    },
  };
}

/** Of the unit in that folder, as its configuration says. Throws ConfigProblem. */
export function workstationList(folder: string): WorkstationList {
  const files = unitFiles(resolve(folder));
  const { database } = existsSync(files.config) ? readConfig(files.config) : {};
  if (database === undefined) return inFile(files.workstations);
  return inTable(async (work) => {
    const on = await connect(databasePlace(database).direct);
    try {
      return await work(on);
    } finally {
      await on.end();
    }
  });
}
