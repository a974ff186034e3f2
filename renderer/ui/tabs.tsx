import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import './tabs.css';

export interface TabSpec {
  id: string;
  label: string;
  count?: number;
  content: ReactNode;
}

/** Tabs of one record. The chosen tab belongs in the route, so pass `selected` and `onSelect`. */
export function Tabs(props: {
  label: string;
  tabs: readonly TabSpec[];
  selected: string;
  onSelect: (id: string) => void;
}) {
  return (
    <AriaTabs className="tabs" selectedKey={props.selected} onSelectionChange={(key) => props.onSelect(String(key))}>
      <TabList className="tabs__list" aria-label={props.label}>
        {props.tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tabs__tab">
            {tab.label}
            {tab.count === undefined ? null : <span className="tabs__count">{tab.count.toLocaleString('en-GB')}</span>}
          </Tab>
        ))}
      </TabList>
      {props.tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tabs__panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
