/** Production cost: 128 MiB of memory, about half a second on an office machine. OWASP Password Storage, 2^17 for scrypt. */
export const productionN = 2 ** 17;
