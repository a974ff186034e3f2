/** What the room offers the engine. */
export { get } from './get.ts';
export { cases, heldBy } from './held-by.ts';
export { addIdentifier, endIdentifier, withdrawIdentifier } from './identifiers.ts';
export { list } from './list.ts';
export { addMarker, reviewMarker } from './markers.ts';
export { add, change, restore, setPhoto, withdraw } from './record.ts';
export { endRelation, relate, withdrawRelation } from './relations.ts';
export { saySame, undoSame } from './same.ts';
