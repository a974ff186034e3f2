/** Columns as somebody chose them: whatever was chosen, and whatever columns there are now, the row can still be told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ColumnChoice,
  chosenColumns,
  inChosenOrder,
  orderAfterMove,
  ownColumns,
  withHidden,
  withWidth,
} from '../../renderer/ui/column-choice.ts';
import type { DataColumn } from '../../renderer/ui/table-columns.ts';
import { layOut } from '../../renderer/ui/table-layout.ts';

const column = (id: string, more: Partial<DataColumn<object>> = {}): DataColumn<object> => ({
  id,
  header: id,
  value: () => null,
  width: 110,
  ...more,
});
const columns = [column('priority'), column('operation', { identifies: true }), column('area'), column('owner')];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const choose = (change: Partial<ColumnChoice>): ColumnChoice => ({ ...ownColumns, ...change });

describe('columns', () => {
  it('are hidden, and shown again where they were', () => {
    const hidden = withHidden(withHidden(ownColumns, 'priority', true), 'area', true);
    expect(ids(chosenColumns(columns, hidden))).toEqual(['operation', 'owner']);
    expect(ids(chosenColumns(columns, withHidden(hidden, 'area', false)))).toEqual(['operation', 'area', 'owner']);
  });

  it('that say what the row is are always there; the first one, where none is marked', () => {
    const hidden = ['priority', 'operation', 'area', 'owner'];
    expect(ids(chosenColumns(columns, choose({ hidden })))).toEqual(['operation']);
    const unmarked = [column('number'), column('when')];
    expect(ids(chosenColumns(unmarked, choose({ hidden: ['number', 'when'] })))).toEqual(['number']);
  });

  it('are moved to the place of another one, in both directions', () => {
    const own = ids(columns);
    expect(orderAfterMove(own, 'owner', 'operation')).toEqual(['priority', 'owner', 'operation', 'area']);
    expect(orderAfterMove(own, 'priority', 'area')).toEqual(['operation', 'area', 'priority', 'owner']);
    expect(orderAfterMove(own, 'owner', undefined)).toEqual(own);
    expect(orderAfterMove(own, 'a column of another table', 'area')).toEqual(own);
  });

  it('that were not there when the order was chosen stand behind their own neighbour', () => {
    const order = ['owner', 'operation', 'gone'];
    expect(ids(inChosenOrder(columns, { order }))).toEqual(['priority', 'owner', 'operation', 'area']);
  });

  it('are each there once, whatever order was kept', () => {
    const order = fc.array(fc.constantFrom('priority', 'operation', 'area', 'owner', 'gone'));
    fc.assert(
      fc.property(order, (kept) => {
        expect(ids(inChosenOrder(columns, { order: kept })).toSorted()).toEqual(ids(columns).toSorted());
      }),
    );
  });

  it('make room for others where one is hidden, and the one that identifies the row never gives way', () => {
    const at = (width: number, choice: ColumnChoice) => {
      const { columns: shown, noRoom } = layOut(columns, choice, { picks: false, width });
      return { shown: ids(shown), noRoom: ids(noRoom) };
    };
    expect(at(340, ownColumns)).toEqual({ shown: ['priority', 'operation', 'area'], noRoom: ['owner'] });
    expect(at(340, choose({ hidden: ['area'] }))).toEqual({ shown: ['priority', 'operation', 'owner'], noRoom: [] });
    const last = choose({ order: ['priority', 'area', 'owner', 'operation'] });
    expect(at(340, last)).toEqual({ shown: ['priority', 'area', 'operation'], noRoom: ['owner'] });
  });

  it('get their own width back alone', () => {
    const wide = withWidth(withWidth(ownColumns, 'area', 200), 'owner', 300);
    expect(withWidth(wide, 'area', undefined).widths).toEqual({ owner: 300 });
  });
});
