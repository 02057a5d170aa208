import { findErrors, type KnownErrors } from '#models/lint/find-errors.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { ContextId } from '#models/metamodel/ids.ts';
import type { Model } from '#models/metamodel/model.ts';
import { err, ok, type Result } from '#models/result.ts';
import { describeEntry, type EntryAddress } from './left-out.ts';
import { type SoundPart, soundPart } from './sound-part.ts';

/**
 * The model that code can be made of, or the errors in its way. Errors in contexts that are not chosen stop nothing as long as no
 * chosen context needs what they are about. `force` leaves out whatever has errors. `chosen` undefined: all contexts.
 */
export function checkModel(
  model: Model,
  chosen: readonly (ContextId | undefined)[] | undefined,
  force: boolean,
  known: KnownErrors = {},
): Result<SoundPart, readonly Finding[]> {
  const errors = known.errors ?? findErrors(model);
  if (errors.length === 0) return ok({ model, leftOut: [], errors });
  // A journey leads through many contexts; one that is chosen is told without it.
  const isChosen = (entry: EntryAddress) =>
    entry.section !== 'journeys' &&
    (chosen === undefined || chosen.includes(describeEntry(model, entry).context));
  const inTheWay = force ? [] : errors.filter(({ subject }) => subject === undefined || isChosen(subject));
  if (inTheWay.length > 0) return err(inTheWay);
  const sound = soundPart(model, force ? undefined : (entry) => !isChosen(entry), { ...known, errors });
  const { leftOut } = sound;
  const isSpoiled = !force && leftOut.some(isChosen);
  if (isSpoiled || sound.errors.length > 0) return err(errors);
  const told = force ? leftOut.filter((entry) => chosen === undefined || isChosen(entry)) : [];
  return ok({ ...sound, leftOut: told });
}
