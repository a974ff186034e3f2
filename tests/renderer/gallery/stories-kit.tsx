import { FilePlus2, Inbox, Link2, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { failure } from '../../../preload/contract/errors.ts';
import { View } from '../../../renderer/shell/view.tsx';
import {
  Badge,
  GradeBadge,
  MarkingBadge,
  MatchStrengthBadge,
  PriorityBadge,
  StageBadge,
  StateBadge,
  ThreatBadge,
} from '../../../renderer/ui/badge.tsx';
import { Banner } from '../../../renderer/ui/banner.tsx';
import { Button, IconButton } from '../../../renderer/ui/button.tsx';
import { Checkbox } from '../../../renderer/ui/checkbox.tsx';
import { ConfirmDialog } from '../../../renderer/ui/confirm-dialog.tsx';
import { DescriptionList } from '../../../renderer/ui/description-list.tsx';
import { Help } from '../../../renderer/ui/help.tsx';
import { Menu } from '../../../renderer/ui/menu.tsx';
import { Progress } from '../../../renderer/ui/progress.tsx';
import { RadioGroup } from '../../../renderer/ui/radio-group.tsx';
import { Select } from '../../../renderer/ui/select.tsx';
import { Sparkline } from '../../../renderer/ui/sparkline.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../../renderer/ui/states.tsx';
import { Tabs } from '../../../renderer/ui/tabs.tsx';
import { TextArea, TextField } from '../../../renderer/ui/text-field.tsx';
import { Time } from '../../../renderer/ui/time.tsx';
import { toast } from '../../../renderer/ui/toast.tsx';

/** Every small component of the kit on one page. */
export function KitStory() {
  const [source, setSource] = useState<'1' | '2' | '3' | null>('2');
  const [channel, setChannel] = useState<'hotline' | 'online' | 'police' | null>('hotline');
  const [tab, setTab] = useState('one');
  const [asking, setAsking] = useState(false);
  const [risk, setRisk] = useState(true);
  return (
    <View
      title="Record a contribution"
      facts="Draft saved 09:32"
      padded
      actions={
        <>
          <Button
            onPress={() => toast({ text: 'Linked to Op LARKSPUR.', undo: () => toast({ text: 'Link taken back.' }) })}
          >
            Show a message
          </Button>
          <Button tone="danger" icon={<Trash2 aria-hidden="true" />} onPress={() => setAsking(true)}>
            No further action
          </Button>
          <Button tone="primary" icon={<FilePlus2 aria-hidden="true" />} keys="Ctrl Enter">
            Record
          </Button>
        </>
      }
    >
      <div className="gallery">
        <section>
          <h2>What was said</h2>
          <TextArea
            label="Text"
            isRequired
            help="As close to the caller’s words as you can."
            defaultValue="Two men carried gas canisters into the lock-up behind Marsh Lane at about 2 a.m. on Sunday. White van, LK21 ABC."
          />
          <TextField label="Place" placeholder="Street, town or postcode" defaultValue="Marsh Lane, ZZ99 3CZ" />
          <TextField label="Call-back number" error="Write the number with its area code, such as 020 7946 0018." />
          <Select
            label="Channel"
            value={channel}
            onChange={setChannel}
            options={[
              { value: 'hotline', label: 'Hotline', detail: 'Confidential anti-terrorist hotline' },
              { value: 'online', label: 'Online' },
              { value: 'police', label: 'Police report' },
            ]}
          />
          <RadioGroup
            label="Source"
            orientation="horizontal"
            value={source}
            onChange={setSource}
            options={[
              { value: '1', label: '1 Reliable' },
              { value: '2', label: '2 Untested' },
              { value: '3', label: '3 Not reliable' },
            ]}
          />
          <div className="gallery__row">
            <Checkbox isSelected={risk} onChange={setRisk}>
              Immediate risk
            </Checkbox>
            <Checkbox defaultSelected={false}>999 given</Checkbox>
            <Checkbox isIndeterminate>Some</Checkbox>
            <Help about="3x5x2 grading">
              <p>Source: 1 reliable, 2 untested, 3 not reliable.</p>
            </Help>
          </div>
        </section>
        <section>
          <h2>Words at a glance</h2>
          <div className="gallery__row">
            <MarkingBadge marking="OFFICIAL" caveats={[]} />
            <MarkingBadge marking="OFFICIAL-SENSITIVE" caveats={[]} />
            <MarkingBadge marking="SECRET" caveats={[{ id: 1, text: 'RECIPIENTS ONLY' }]} />
            <MarkingBadge marking="TOP SECRET" caveats={[]} />
          </div>
          <div className="gallery__row">
            <MatchStrengthBadge matchStrength="strong" />
            <MatchStrengthBadge matchStrength="probable" />
            <MatchStrengthBadge matchStrength="possible" />
            <StateBadge state="untriaged" />
            <StateBadge state="linked" />
            <StateBadge state="lead" />
            <StateBadge state="nfa_proposed" />
          </div>
          <div className="gallery__row">
            <PriorityBadge priority="P1A" />
            <PriorityBadge priority="P2H" />
            <PriorityBadge priority="P3" />
            <StageBadge stage="capability" />
            <StageBadge stage="rehearsal" late />
            <ThreatBadge level="SEVERE" />
            <GradeBadge grade="2 D P" meaning="untested source, reliability not known, lawful sharing permitted" />
            <Badge icon={<Link2 aria-hidden="true" />}>3 links</Badge>
          </div>
          <Banner
            tone="warning"
            title="Op LARKSPUR is compartmented"
            actions={<Button size="small">Who is in it?</Button>}
          >
            Only its members see what you link here.
          </Banner>
          <Banner tone="danger" title="Immediate risk is marked">
            Confirm that the caller was told to dial 999.
          </Banner>
          <Banner title="Two colleagues are looking at this tip" />
          <Progress
            label="Importing contributions"
            done={31250}
            total={50000}
            note="214 rows refused so far"
            onCancel={() => {}}
          />
          <Progress label="Checking the vault" done={1204} total={null} />
          <DescriptionList
            facts={[
              { term: 'Received', value: <Time at="2026-03-14T09:32:05.000Z" /> },
              { term: 'Recorded by', value: 'R. Okafor' },
              { term: 'Seen', value: <Time at="2026-03-01T00:00:00.000Z" precision="month" /> },
              { term: 'Source', value: null },
              {
                term: 'Last 12 weeks',
                value: <Sparkline label="Tips per week" values={[3, 5, 2, 8, 6, 9, 4, 7, 12, 9, 14, 11]} />,
              },
            ]}
          />
          <div className="gallery__row">
            <Menu
              label="More"
              trigger={<Button>More</Button>}
              groups={[
                {
                  entries: [
                    { id: 'link', label: 'Link to an investigation', keys: 'L', icon: <Link2 />, onAction: () => {} },
                    { id: 'lead', label: 'Make it a lead', keys: 'E', onAction: () => {} },
                  ],
                },
                { entries: [{ id: 'nfa', label: 'No further action', danger: true, onAction: () => setAsking(true) }] },
              ]}
            />
            <IconButton label="Queue" keys="G then Q">
              <Inbox />
            </IconButton>
            <Button tone="quiet" size="small">
              Quiet
            </Button>
            <Button whyNot="It is being done already.">Not now</Button>
          </div>
        </section>
        <section>
          <h2>States</h2>
          <Tabs
            label="States"
            selected={tab}
            onSelect={setTab}
            tabs={[
              {
                id: 'one',
                label: 'Empty',
                count: 0,
                content: (
                  <EmptyState
                    icon={<Inbox aria-hidden="true" />}
                    title="The queue is clear"
                    action={<Button>Record a contribution</Button>}
                  >
                    New contributions show here as they arrive.
                  </EmptyState>
                ),
              },
              {
                id: 'two',
                label: 'Error',
                content: <ErrorState failure={failure('VAULT_DAMAGED')} onRetry={() => {}} />,
              },
              { id: 'three', label: 'No permission', content: <ErrorState failure={failure('NOT_ALLOWED')} /> },
              { id: 'four', label: 'Loading', count: 1204, content: <Skeleton rows={5} /> },
            ]}
          />
        </section>
      </div>
      <ConfirmDialog
        title="No further action on TIP-26-004512?"
        text="A second person signs it off before it is closed."
        confirm="Propose no further action"
        danger
        reason={{
          label: 'Reason',
          help: 'One sentence that a reviewer would understand.',
          draft: 'no-further-action:12',
        }}
        isOpen={asking}
        onConfirm={async () => {
          toast({ text: 'No further action proposed.', undo: () => {} });
          return { ok: true, value: {} };
        }}
        onClose={() => setAsking(false)}
      />
    </View>
  );
}
