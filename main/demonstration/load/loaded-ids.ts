/** Ids in the vault by the names that the sample uses. */
export interface Places {
  accounts: ReadonlyMap<string, number>;
  compartments: ReadonlyMap<string, number>;
}
