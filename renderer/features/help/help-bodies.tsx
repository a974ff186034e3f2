/** The words of the help, article by article, in one place. They work offline and are searched as they stand. */
import type { ReactNode } from 'react';
import type { HelpArticle } from '../../shell/help-articles.ts';

export const helpBodies: Readonly<Record<HelpArticle, ReactNode>> = {
  'the-days-work': (
    <>
      <p>
        Press <kbd>G</kbd> then <kbd>Q</kbd> for the queue. <kbd>J</kbd> and <kbd>K</kbd> move. Each contribution shows
        what was found in it and which investigations it may concern, with the reasons. <kbd>L</kbd> links it to the
        selected suggestion, <kbd>1</kbd> to <kbd>8</kbd> select another, <kbd>X</kbd> says “not a match”. <kbd>T</kbd>{' '}
        makes it a trace, <kbd>E</kbd> a lead, <kbd>P</kbd> refers it to Prevent, <kbd>N</kbd> proposes no further
        action, which a second person signs off. <kbd>U</kbd> takes your last change back exactly. <kbd>?</kbd> shows
        every key.
      </p>
      <p>
        The queue can put the strongest match with a case first, or immediate risk. <kbd>Shift</kbd> with <kbd>J</kbd>{' '}
        or <kbd>K</kbd>, <kbd>Space</kbd>, or a click with <kbd>Shift</kbd> or <kbd>Ctrl</kbd> selects several: what
        will happen to each is shown before it is done, and one undo takes all of them back. <kbd>Z</kbd> snoozes what
        has to wait, for everybody; it stays counted, and comes back first. <kbd>Ctrl</kbd> <kbd>K</kbd> finds people,
        operations and numbers by their endings, and does whatever the open view can do.
      </p>
      <p>
        Several that are selected can also be linked to one case: what speaks for each is shown first, and one undo
        takes all of them back. While you move the pointer over the queue or press keys, its order stays. What comes in
        meanwhile is counted beside the title, and “show” brings it in at once.
      </p>
    </>
  ),
  'closing-with-care': (
    <>
      <p>
        Below the text of a contribution stands what no further action takes, by which version of the sign-off rule and
        because of what: immediate risk, a child, a repeat, a named target, a source graded 1. Words only suggest a
        child or a target; say no, with a reason, where it is not so. What you opened, searched for and decided before
        an outcome is kept with it. Closures drawn at random are reviewed under Second reviews by somebody who took no
        part and does not see the outcome; where theirs is another, the contribution is open again. While you take a
        call, <kbd>Ctrl</kbd> <kbd>B</kbd> goes to the next question beside the form; none has to be asked.
      </p>
    </>
  ),
  suggestions: (
    <>
      <p>
        <strong>Strong</strong>: something practically unique agrees, such as a phone number or a full registration.{' '}
        <strong>Probable</strong>: a number that several investigations or people share, a name with something else, or
        a partial registration with vehicle and area. <strong>Possible</strong>: weak signs that a careful officer would
        want to see. A suggestion never acts by itself: you decide, and your decision and its basis are kept. Nothing
        about ethnicity, religion or nationality is used.
      </p>
    </>
  ),
  'earlier-reports': (
    <>
      <p>
        Reports are compared with each other by whom they name, in whatever spelling, and by numbers and addresses.
        Earlier ones on somebody like this stand on each contribution and beside the form while you type a call:{' '}
        <kbd>O</kbd> opens the next one over what you are doing, and there <kbd>J</kbd> and <kbd>K</kbd> go on,{' '}
        <kbd>S</kbd> says “same person”, <kbd>X</kbd> “different”, <kbd>M</kbd> “unsure”. Nothing is merged, and each
        answer can be taken back. No further action takes having opened the strong and probable ones, or saying why they
        need not be opened: <kbd>W</kbd>. The second person reads which it was. From when on a supervisor has to sign
        off is a rule; it stands beside the reports, with its version.
      </p>
    </>
  ),
  '3x5x2-grading': (
    <>
      <p>
        Source: 1 reliable, 2 untested, 3 not reliable. Intelligence: A known directly to the source, B known indirectly
        but corroborated, C known indirectly, D not known, E suspected to be false. Handling: P lawful sharing
        permitted, C lawful sharing permitted with conditions, which travel with the content. B needs an independent
        source: the same original source twice is not corroboration.
      </p>
    </>
  ),
  'need-to-know': (
    <>
      <p>
        What you see is decided by your clearance, your compartments and your role together. What you may not see shows
        up nowhere: not in a list, a count, a search or a chart. Administrators are not exempt. Every view and search is
        logged with your name.
      </p>
      <p>
        Where somebody enters a name, a number or a plate that a restricted case holds too, its people are told under
        Restricted matches, if they may see both cases. Whoever entered it learns nothing.
      </p>
    </>
  ),
  'actions-decisions-and-notes': (
    <>
      <p>
        Select words of a contribution, an event, a decision or a note to raise an action that quotes them. Whoever has
        an action gives its result; a supervisor or the owner of the case files it or returns it, never the same person.
        On the board a card is moved with the mouse, or from its handle: <kbd>Enter</kbd>, <kbd>Tab</kbd> to a column,{' '}
        <kbd>Enter</kbd>. A decision in fast time takes three fields and is completed by the next day; both times stay.
        In a note, <kbd>@</kbd> offers people who may see the case; a mention gives nobody access. A case is closed once
        everything open in it has its result or is waived with a reason.
      </p>
    </>
  ),
  'the-plot-timeline': (
    <>
      <p>
        <kbd>←</kbd> and <kbd>→</kbd> go from mark to mark in a lane, <kbd>↑</kbd> and <kbd>↓</kbd> to the next lane,{' '}
        <kbd>Home</kbd> and <kbd>End</kbd> to its first and last. <kbd>Enter</kbd> shows a mark at the side, and again
        opens its record. <kbd>+</kbd>, <kbd>-</kbd> and <kbd>0</kbd> zoom in, out and to all of it. Dates are never
        drawn more exactly than they are known. “What did we know, when?” takes the timeline back to what was written
        down by the end of a day: a contribution counts from when it was linked, a stage from when it was assessed, and
        late-stage from when it was countersigned. The table holds the same items.
      </p>
    </>
  ),
  'link-charts': (
    <>
      <p>
        A chart shows who and what is connected, and why. Start one on a case’s Charts tab, or with “Open in chart” on a
        contribution, an entity, a person or ticked rows. What is linked with a thing is counted at the side before any
        of it is added. Arrow keys go to what is linked in that direction, <kbd>Enter</kbd> shows what is known of it,{' '}
        <kbd>H</kbd> hides it, <kbd>Delete</kbd> takes it off, <kbd>Shift</kbd> with an arrow key moves it,{' '}
        <kbd>Ctrl</kbd> <kbd>Z</kbd> undoes. “How are these connected?” looks for the shortest ways: a town, a given
        name or a number that many hold counts only where you ask for it, and so does a match that nobody has decided.
        The list holds the same things and links. A saved chart shows everybody what of it they may see.
      </p>
    </>
  ),
  'people-and-things': (
    <>
      <p>
        A case records a person, vehicle, phone, address, organisation, account or object with what it is known by: each
        identifier with the days for which it holds, its source and its grade. Its page brings together every
        contribution and case that the matcher finds, in any spelling, as far as you may see them, with the reasons.
        Warnings have a source and a day by which they are reviewed. An identifier, a relation or a warning can name the
        contribution, event, document or exhibit that it is known from.
      </p>
      <p>
        “The same as” says with a reason that two records are of one person or thing, and can be taken back; nothing is
        merged. “Record a person or thing” opens over what you are doing, and leaves it as it is. Identifiers lists what
        cases hold, exactly as it is held.
      </p>
    </>
  ),
  maps: (
    <>
      <p>
        What reports name and cases record is on the map without any network. A circle is as wide as the place is
        uncertain. “Open on map” on a case takes along the weeks that its timeline shows; <kbd>Y</kbd> does the same for
        what is chosen in a list or is open. The map is moved with the arrow keys, zoomed with <kbd>+</kbd> and{' '}
        <kbd>-</kbd>, and its table lists the same points. A place near another is looked for by its distance. An
        administrator loads the installation’s own map and list of places.
      </p>
    </>
  ),
  'documents-and-exhibits': (
    <>
      <p>
        A document is kept inside the vault, in pieces, with its hash and what it really is, whatever its name says. It
        is shown without running anything of it; its words are searched. Saving it elsewhere is a disclosure, and is
        logged before it is done. What came with a mail is kept with its contribution.
      </p>
      <p>
        What is attached to a contribution counts as its own words where it is matched, and a reason says in which
        document and on which page it stands. What the documents of a case name is offered to its people, to add or to
        rule out. Words in pictures are read by machine only where two people have turned that on under Rules; they are
        marked with how sure the machine was, and never decide a match.
      </p>
      <p>
        An exhibit has a reference, who found it, where and when, and a record of every move. A move that was written
        down wrongly is corrected by another entry and never edited away. The whole of it is printed for court.
      </p>
    </>
  ),
  'briefs-prints-and-word-files': (
    <>
      <p>
        The brief begins with a page of pictures and says what has changed since an earlier one, with both days counted
        from what is recorded now. Keep who gets it as a list, with the day on which it is due: My work says so then,
        and nothing is ever sent by itself. Each who gets it has a receipt.
      </p>
      <p>
        A chronology and a summary of a case, and an intelligence report of one contribution or event, are saved as Word
        files for those who edit on. The timeline is printed on A3 as it is filtered. Every page bears the marking;
        handling conditions go along, and a source never does. Each is logged as a disclosure before it is made.
      </p>
    </>
  ),
  mistakes: (
    <>
      <p>
        Nothing is deleted. A link is taken back with <kbd>U</kbd>. A subject, an identifier, an event, an arrest or a
        disruption is withdrawn with a reason, leaves every figure at once, and is listed under “Withdrawn” in the
        investigation’s overview, where it can be restored. A decision is superseded by another.
      </p>
    </>
  ),
  'late-stage-plots': (
    <>
      <p>
        There is no public official threshold. The rule is printed on every chart that uses it. A plot counts once, at
        the date of its disruption, if its highest countersigned stage assessment before that date was late-stage.
      </p>
    </>
  ),
  'if-something-fails': (
    <>
      <p>
        Every message says what happened and what to do next. Nothing is left half done: what was confirmed is kept, and
        what was not is as it was before. If the vault locks itself, sign in again and carry on where you were; drafts
        are kept in the vault. A form that you close before it is sent keeps what you typed, for you alone: open it
        again to carry on.
      </p>
    </>
  ),
};
