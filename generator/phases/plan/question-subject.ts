import type { ElementId } from '#models/metamodel/ids.ts';
import type { Model, Section } from '#models/metamodel/model.ts';
import type { QuestionSubject } from '../../plan/open-questions.ts';

/** The entry of a model that a question is about, with its name. */
export function subjectOf(model: Model, section: Section, id: string): QuestionSubject {
  const entry = (model[section] as Readonly<Record<string, Named>>)[id];
  const elementId = section === 'elements' ? id : section === 'scenarios' ? entry?.command : undefined;
  return {
    section,
    id,
    name: entry?.text ?? entry?.name ?? '',
    ...(elementId !== undefined && { elementId: elementId as ElementId }),
  };
}

interface Named {
  readonly text?: string;
  readonly name?: string;
  readonly command?: ElementId;
}
