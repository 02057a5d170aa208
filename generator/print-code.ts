import type { KnownErrors } from '#models/lint/find-errors.ts';
import type { Model } from '#models/metamodel/model.ts';
import { err, ok, type Result } from '#models/result.ts';
import type { TemplateFiles } from './emitters/project/copied-packages.ts';
import { type GeneratedFiles, generateFiles } from './generate-files.ts';
import { checkModel } from './phases/check/check-model.ts';
import type { LeftOut } from './phases/check/left-out.ts';
import { nearestToCode } from './phases/check/nearest-to-code.ts';
import type { StoredNames } from './phases/plan/names/stored-names.ts';
import { type ContextChoice, contextChoices } from './phases/plan/plan-model.ts';
import {
  type GenerationRefusal,
  modelNotSound,
  nothingLeft,
  nothingToGenerate,
  unknownContext,
} from './refusal.ts';

export type { GeneratedFile } from './printing/source.ts';

export interface PrintRequest {
  readonly model: Model;
  /** Every file of `templates/typescript` by its path below that folder. */
  readonly templates: TemplateFiles;
  /** Names or ids of the contexts to print, whatever their case. Default: all that have something to generate. */
  readonly contexts?: readonly string[] | undefined;
  /** Leaves out what has errors and what needs it, and prints the rest. Default: false. */
  readonly force?: boolean | undefined;
  /** The names of an earlier generation: they stay, whatever stickies are called by now. Default: there was none. */
  readonly stored?: StoredNames | undefined;
  /** The errors of this model, if it has been linted already. Default: it is linted. */
  readonly errors?: KnownErrors['errors'];
  /** Lints what is left when something is left out. Whoever prints a board after every change keeps one that remembers. */
  readonly findErrorsOfRest?: KnownErrors['findErrorsOfRest'];
  /** Called when a step begins. */
  readonly onProgress?: ((step: 'check' | 'plan' | 'print') => void) | undefined;
  /** Aborting throws its reason between two steps. */
  readonly signal?: AbortSignal | undefined;
}

/** The code of a model as text, before it is formatted and proved. */
export interface PrintedCode extends Omit<GeneratedFiles, 'plan'> {
  /** Of the whole project, as its package is called: "bookly". */
  readonly name: string;
  /** The names of the contexts that it holds. */
  readonly contexts: readonly string[];
  /** The names of those that were left out by choice. */
  readonly notChosen: readonly string[];
  /** With `force`: what no code was made of, and why. Of contexts that were not chosen it is not told. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Checks a model, plans its code and prints it. Pure: it runs wherever JavaScript does, and the same model gives the same
 * text. Throws only for bugs.
 */
export function printCode({
  model,
  templates,
  contexts,
  force = false,
  stored,
  errors,
  findErrorsOfRest,
  onProgress,
  signal,
}: PrintRequest): Result<PrintedCode, GenerationRefusal> {
  onProgress?.('check');
  const choices = contextChoices(model);
  const missing = (contexts ?? []).filter((wanted) => !choices.some((context) => isMeant(context, wanted)));
  if (missing.length > 0) {
    return err(
      unknownContext(
        missing,
        choices.map(({ words }) => words),
      ),
    );
  }
  const isChosen = (context: ContextChoice) =>
    contexts === undefined || contexts.some((wanted) => isMeant(context, wanted));
  const chosen = choices.filter(isChosen).map(({ id }) => id);
  const checked = checkModel(model, contexts === undefined ? undefined : chosen, force, {
    errors,
    findErrorsOfRest,
  });
  if (!checked.ok) {
    return err(modelNotSound(checked.error, force));
  }
  onProgress?.('plan');
  const { model: sound, leftOut } = checked.value;
  if (!contextChoices(sound).some(isChosen)) {
    const [first, ...others] = choices.length > 0 ? leftOut : [];
    return err(
      first === undefined ? nothingToGenerate(nearestToCode(model)) : nothingLeft([first, ...others]),
    );
  }
  signal?.throwIfAborted();
  onProgress?.('print');
  const { plan, ...printed } = generateFiles(sound, templates, isChosen, leftOut, stored);
  return ok({
    ...printed,
    name: plan.project.name,
    contexts: plan.contexts.map(({ name }) => name.words),
    notChosen: choices.filter((context) => !isChosen(context)).map(({ words }) => words),
    leftOut,
  });
}

function isMeant({ id, words }: ContextChoice, wanted: string): boolean {
  return id === wanted || words.toLowerCase() === wanted.trim().toLowerCase();
}
