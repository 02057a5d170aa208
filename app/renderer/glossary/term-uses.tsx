import { Button } from '@mantine/core';
import { replaceWordsOn } from '#models/edits/replace-words-on.ts';
import type { Term } from '#models/metamodel/glossary.ts';
import { KINDS } from '#models/metamodel/kinds.ts';
import { Labelled } from '../controls/side-panel.tsx';
import { messages } from '../messages/messages.ts';
import { goTo } from '../navigation/route.ts';
import { useEdit } from '../session/edit.ts';
import { useSection, useSession } from '../session/session-context.ts';
import { useBoardMarks } from './term-marks.ts';
import classes from './term-panel.module.css';

const texts = messages.words.panel;

/** So many uses are listed; a word on hundreds of stickies needs no longer list. */
const listedUses = 30;

/** The stickies that say a term or one of its words to avoid; each leads to its place on the wall. */
export function TermUses({ id, term }: { readonly id: string; readonly term: Term }) {
  const { boardId } = useSession();
  const edit = useEdit();
  const elements = useSection('elements');
  const uses = [...useBoardMarks()].flatMap(([elementId, marks]) => {
    const element = elements[elementId];
    const own = marks.filter(({ term }) => term === id);
    return element && own.length > 0
      ? [{ elementId, element, avoided: own.some(({ kind }) => kind === 'avoid') }]
      : [];
  });
  const avoided = uses.filter((use) => use.avoided).map(({ elementId }) => elementId);
  const sayInstead = () => {
    const wrong = (term.avoid ?? []).map(({ word }) => word);
    edit((editor) => replaceWordsOn(editor, elements, avoided, wrong, term.name));
  };
  return (
    <Labelled label={texts.used(uses.length)}>
      {avoided.length > 0 && (
        <Button size="compact-sm" variant="light" mb={6} onClick={sayInstead}>
          {texts.sayThere(term.name, avoided.length)}
        </Button>
      )}
      <ul className={classes.uses}>
        {uses.slice(0, listedUses).map(({ elementId, element, avoided: isWrong }) => (
          <li key={elementId}>
            <button
              type="button"
              className={classes.use}
              aria-label={texts.jump(element.text)}
              style={{ '--sticky': `var(--sticky-${element.kind})` } as React.CSSProperties}
              onClick={() => goTo({ screen: 'board', boardId, place: 'board', select: elementId })}
            >
              <span className={classes.kind} aria-hidden>
                {KINDS[element.kind].letter}
              </span>
              <span className={classes.useText}>{element.text}</span>
              {isWrong && <span className={classes.avoided}>{texts.avoided}</span>}
            </button>
          </li>
        ))}
      </ul>
      {uses.length > listedUses && <p className={classes.quiet}>{texts.more(uses.length - listedUses)}</p>}
    </Labelled>
  );
}
