/** The same letters in a string of their own: a piece cut out of a text keeps the whole text in memory. */
export const ownCopy = (piece: string): string => Buffer.from(piece, 'utf16le').toString('utf16le');
