/** What the room offers the engine. */
export { around, linked } from './around.ts';
export { connect } from './connect.ts';
export { draw } from './draw.ts';
export { exportChart, writePicture } from './export.ts';
export { list, make, open, restore, save, withdraw } from './saved.ts';
