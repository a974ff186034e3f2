/** Ids in the vault by the names that the sample uses. */
export interface LoadedIds {
  accounts: ReadonlyMap<string, number>;
  compartments: ReadonlyMap<string, number>;
}
