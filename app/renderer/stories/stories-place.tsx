import { TextInput } from '@mantine/core';
import { IconArrowRight, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { BoardElement } from '#models/metamodel/model.ts';
import type { ExampleValues, Scenario } from '#models/metamodel/scenario.ts';
import { messages } from '../messages/messages.ts';
import { printRoute } from '../navigation/route.ts';
import { useModel, useSession } from '../session/session-context.ts';
import { tellJourneys } from './journey-steps.ts';
import { Journeys } from './journeys.tsx';
import classes from './stories-place.module.css';
import { describeValues, groupStories } from './story-groups.ts';

const words = messages.stories;

/**
 * What is promised: journeys through the whole board, and stories: given what happened, when somebody wants something, then
 * this follows.
 */
export function StoriesPlace() {
  const [query, setQuery] = useState('');
  const model = useDeferredValue(useModel());
  const groups = useMemo(() => groupStories(model, query), [model, query]);
  const journeys = useMemo(() => tellJourneys(model, query), [model, query]);
  const hasAny = Object.keys(model.scenarios).length + Object.keys(model.journeys).length > 0;
  return (
    <main className={classes.place} aria-label={messages.places.stories}>
      <div className={classes.column}>
        <header className={classes.header}>
          <h1>{messages.places.stories}</h1>
          {hasAny && (
            <TextInput
              className={classes.search ?? ''}
              aria-label={words.search}
              placeholder={words.search}
              leftSection={<IconSearch size={16} />}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          )}
        </header>
        {!hasAny && <Empty />}
        {hasAny && groups.length + journeys.length === 0 && <p className={classes.quiet}>{words.none}</p>}
        <Journeys journeys={journeys} />
        {groups.map(({ commandId, command, stories }) => (
          <section key={commandId} className={classes.group}>
            <h2>
              {command?.text || words.gone} <span>{words.count(stories.length)}</span>
            </h2>
            {stories.map(({ id, scenario }) => (
              <Story key={id} scenario={scenario} elements={model.elements} />
            ))}
          </section>
        ))}
      </div>
    </main>
  );
}

interface StoryProps {
  readonly scenario: Scenario;
  readonly elements: Readonly<Record<string, BoardElement>>;
}

function Story({ scenario, elements }: StoryProps) {
  const { name, command, given = [], when, then } = scenario;
  return (
    <article className={classes.story}>
      <h3>{name}</h3>
      <div className={classes.steps}>
        <Step title={words.given}>
          {given.length === 0 && <p className={classes.quiet}>{words.nothing}</p>}
          {given.map(({ event, values, times = 1 }, position) => (
            <Sheet
              // biome-ignore lint/suspicious/noArrayIndexKey: the same event may come twice; order is what tells them apart
              key={position}
              id={event}
              element={elements[event]}
              values={values}
              badge={times > 1 ? words.times(times) : undefined}
            />
          ))}
        </Step>
        <IconArrowRight className={classes.arrow} size={18} aria-hidden />
        <Step title={words.when}>
          <Sheet id={command} element={elements[command]} values={when} />
        </Step>
        <IconArrowRight className={classes.arrow} size={18} aria-hidden />
        <Step title={words.then}>
          {'error' in then ? (
            <p className={classes.refusal}>{then.error}</p>
          ) : (
            then.events.map(({ event, values }, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same event may come twice; order is what tells them apart
              <Sheet key={position} id={event} element={elements[event]} values={values} />
            ))
          )}
        </Step>
      </div>
    </article>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.step}>
      <h4>{title}</h4>
      {children}
    </div>
  );
}

interface SheetProps {
  readonly id: string;
  readonly element: BoardElement | undefined;
  readonly values: ExampleValues | undefined;
  readonly badge?: string | undefined;
}

/** A sticky in a story, with its values; a click leads to it on the wall. */
function Sheet({ id, element, values, badge }: SheetProps) {
  const { boardId } = useSession();
  if (!element) return <p className={classes.quiet}>{words.gone}</p>;
  return (
    <a
      className={classes.sheet}
      style={{ background: `var(--sticky-${element.kind})` }}
      href={printRoute({ screen: 'board', boardId, place: 'board', select: id })}
    >
      <strong>
        {element.text} {badge && <em>{badge}</em>}
      </strong>
      {describeValues(values).map((line) => (
        <span key={line}>{line}</span>
      ))}
    </a>
  );
}

function Empty() {
  return (
    <div className={classes.empty}>
      {words.empty.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
