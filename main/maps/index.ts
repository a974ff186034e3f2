/** What the room does for the engine. */
export { base, files, readTiles, restoreFile, withdrawFile } from './files.ts';
export { findPlace } from './find-place.ts';
export { loadFile } from './load-file.ts';
export { near } from './near.ts';
export { choosePlace, placesOf, withdrawChoice } from './places-of.ts';
export { points } from './points.ts';
export { print, savePicture } from './print.ts';
export { renewPoints } from './renew.ts';
export { squares } from './squares.ts';
