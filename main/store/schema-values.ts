/** Kinds of value that columns hold. */
export type Flag = 0 | 1;
/** JSON text; the reader parses it with the schema of its room. */
export type Json = string;
