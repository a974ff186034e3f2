/** Files in which nothing is odd: nothing may be noted of them. */

const row = [
  'T-1',
  '2026-11-20T09:15:00Z',
  'hotline',
  'A plain row about the old mill.',
  'Halverton',
  'Old mill',
  'N. Orrell',
  '07700 900123',
];
const columns = ['Ref', 'Received', 'Channel', 'Text', 'Area', 'Location', 'Name', 'Contact'];
export const plainCsv = `${columns.join(',')}\n${row.join(',')}\n`;
const plainMail =
  'From: Nadia Orrell <nadia@example.net>\r\nTo: intake@example.net\r\nSubject: the old mill\r\nDate: Fri, 20 Nov 2026 10:40:00 +0000\r\n' +
  'Message-ID: <1@example.net>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nA plain mail.\r\n';
/** One sheet with a date and a text, in base64. */
const plainWorkbook = `
UEsDBBQAAAAIAAAAAAC5Fh4k0AAAAL4BAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbK2RvU7EMBCEXyVyi857XEGBkjRAy1HwAouzuVixvZZ37zBvj2J+
CiqQqKb5NN9I0z+/ZZKuxpBkMItqvgUQt1BEsZwp1RhmLhFVLJcTZHQrnggO+/0NOE5KSXe6dZixv6cZz0G7h6qUxHMaTKEgprv7ADfXYDDn4B2q5wSX
NP2w7D4NtlBojCw+y1WNwcDYHy9Uip+oe8KijxhpMFADvHJZX5hXu2F/svE8e0cTu3OkpFZyIZxkIdIYbEsb0adf+Bss0OL6n4d893/tgHbb+A5QSwME
FAAAAAgAAAAAAP5bhnKKAAAA8AAAAAsAAABfcmVscy8ucmVsc43PQQ7CIBCF4auQOUCnunBhoCs33ZpeAOkUmgJDgEa8vdtqXLh/+V5+eSev68qxuDUV
0YKPRYGrNV0Ri3EUdOk4UWzBL5yDrqXjbDFps2lLeO77C+ajAYM8mmKcFeRxPoGYXon+sXlZVkM3NnugWH9cfC1ATDpbqgqaxyfn7cG8dS14wEHiR+Dw
BlBLAwQUAAAACAAAAAAA9YbitJIAAADiAAAADwAAAHhsL3dvcmtib29rLnhtbI2PsQ6DMBBDfyXKB3DQoQMiTF3Y+wMpOZqIXC7KpSqfXxXK3smSLT/L
w5vL+mBe1UYxidG+1twDyOyRrDScMW0UFy5kqzRcniC5oHXiEStFuLTtFciGpA9CX/5h8LKEGW88vwhTPSAFo62Bk/iQRY/DviA/VckSGn3/Rmp3Jmd0
p1XpgzO6TK7TMA5wluD8NX4AUEsDBBQAAAAIAAAAAAC2VKrPjwAAAPEAAAAaAAAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHONzzEKwzAMBdCrGB0g
Sjp0KEmmLllLLmAcJQ6xLWOpNL19oUNJoUOnD394n9/eKFhdOYlfs5g9hiQdeNV8QRTnKVqpOFPaY5i5RKtScVkwW7fZhfBU12csRwP69miaYeqgDFMD
Znxm+sfmeV4dXdndIyX9MYEPLpt4IgUz2rKQdvCpBN/RVHsMgH2LXw/7F1BLAwQUAAAACAAAAAAA0wM9Tb4AAABuAQAAGAAAAHhsL3dvcmtzaGVldHMv
c2hlZXQxLnhtbHWQzWrDMBCEX0XoHq8kSKBGFjj0CZqcchPOthbVj1ktsR8/JATTQnxbhv1mhrFzod86IrJYUsy1kyPz1ALUYcTka1MmzEuK34WS59oU
+oE6EfrrE0oRjFIHSD5k6exT+/TsnaUyC+qkls4Oj6PXUnAnQ44h44lJOhuqs+y+cMBww6sFdhYeGgwv5rjFnHHh//9AZV5DzRpqNgyMMoed1jujzuqj
1ftWqcu7Alt8L6boQxZU5uZdEfizBKwTuztQSwECFAAUAAAACAAAAAAAuRYeJNAAAAC+AQAAEwAAAAAAAAAAAAAAAAAAAAAAW0NvbnRlbnRfVHlwZXNd
LnhtbFBLAQIUABQAAAAIAAAAAAD+W4ZyigAAAPAAAAALAAAAAAAAAAAAAAAAAAEBAABfcmVscy8ucmVsc1BLAQIUABQAAAAIAAAAAAD1huK0kgAAAOIA
AAAPAAAAAAAAAAAAAAAAALQBAAB4bC93b3JrYm9vay54bWxQSwECFAAUAAAACAAAAAAAtlSqz48AAADxAAAAGgAAAAAAAAAAAAAAAABzAgAAeGwvX3Jl
bHMvd29ya2Jvb2sueG1sLnJlbHNQSwECFAAUAAAACAAAAAAA0wM9Tb4AAABuAQAAGAAAAAAAAAAAAAAAAAA6AwAAeGwvd29ya3NoZWV0cy9zaGVldDEu
eG1sUEsFBgAAAAAFAAUARQEAAC4EAAAAAA==`;

export const plainFiles: Readonly<Record<string, string | Buffer>> = {
  'plain.csv': plainCsv,
  'plain.tsv': plainCsv.replaceAll(',', '\t'),
  'plain.jsonl': `${JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]])))}\n`,
  'plain.eml': plainMail,
  'plain.xlsx': Buffer.from(plainWorkbook, 'base64'),
};
