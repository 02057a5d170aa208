import type { Model } from '#models/metamodel/model.ts';
import { err, ok, type Result } from '#models/result.ts';
import { type GeneratedFiles, generateFiles } from './generate-files.ts';
import { type ChangePlan, writeCode } from './output/write-code.ts';
import { checkModel } from './phases/check/check-model.ts';
import type { LeftOut } from './phases/check/sound-part.ts';
import type { Owed } from './phases/plan/plan.ts';
import { type ContextChoice, contextChoices } from './phases/plan/plan-model.ts';
import {
  cancelled,
  type GenerationRefusal,
  modelNotSound,
  nothingToGenerate,
  toDiskRefusal,
  unknownContext,
} from './refusal.ts';
import { loadTemplates } from './templates.ts';

export type GenerationStep = 'check' | 'plan' | 'print' | 'verify' | 'write';

export interface GenerationRequest {
  readonly model: Model;
  /** Names or ids of the contexts to generate, whatever their case. Default: all that have something to generate. */
  readonly contexts?: readonly string[] | undefined;
  /** Absolute. Made when it is missing. */
  readonly outputFolder: string;
  /** Leaves out what has errors and what needs it, and generates the rest. Default: false. */
  readonly force?: boolean | undefined;
  /** Everything but the last step: the report says what would happen. Default: false. */
  readonly dryRun?: boolean | undefined;
  /** This process generates again soon: TypeScript stays in memory for a minute, and checks only what changed. Default: false. */
  readonly keepWarm?: boolean | undefined;
  /** Called when a step begins. */
  readonly onProgress?: ((step: GenerationStep) => void) | undefined;
  /** Aborting before the last step ends the generation with the refusal `cancelled`; the last step is never interrupted. */
  readonly signal?: AbortSignal | undefined;
}

/** What was done, or with `dryRun` what would be. Paths are below the output folder. */
export interface GenerationReport extends ChangePlan {
  readonly outputFolder: string;
  readonly dryRun: boolean;
  /** The names of the generated contexts. */
  readonly contexts: readonly string[];
  /** What the team has not said yet; the code runs without it. */
  readonly owed: readonly Owed[];
  /** With `force`: what no code was made of, and why. Of contexts that were not chosen it is not told. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Writes the code of a model into a folder: all of it or nothing. The folder is new, empty, or holds code of an earlier
 * generation that nobody has edited. Throws only for bugs.
 */
export async function generate(
  request: GenerationRequest,
): Promise<Result<GenerationReport, GenerationRefusal>> {
  const { outputFolder, signal } = request;
  try {
    const printed = print(request);
    if (!printed.ok) {
      return printed;
    }
    const { files, verification, plan, owed, leftOut, notChosen } = printed.value;
    const written = await writeCode({
      folder: outputFolder,
      board: request.model.id,
      contexts: plan.contexts.map(({ name }) => name.words),
      notChosen,
      files,
      verification,
      dryRun: request.dryRun ?? false,
      keepWarm: request.keepWarm ?? false,
      onStep: (step) => request.onProgress?.(step),
      signal,
    });
    if (!written.ok) {
      return written;
    }
    return ok({
      ...written.value,
      outputFolder,
      dryRun: request.dryRun ?? false,
      contexts: plan.contexts.map(({ name }) => name.words),
      owed,
      leftOut,
    });
  } catch (error) {
    return signal?.aborted ? err(cancelled()) : err(toDiskRefusal(error, outputFolder));
  }
}

interface Printed extends GeneratedFiles {
  readonly notChosen: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

function print({
  model,
  contexts,
  force = false,
  onProgress,
  signal,
}: GenerationRequest): Result<Printed, GenerationRefusal> {
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
  const checked = checkModel(model, contexts === undefined ? undefined : chosen, force);
  if (!checked.ok) {
    return err(modelNotSound(checked.error));
  }
  onProgress?.('plan');
  const { model: sound, leftOut } = checked.value;
  if (!contextChoices(sound).some(isChosen)) {
    return err(nothingToGenerate());
  }
  signal?.throwIfAborted();
  onProgress?.('print');
  const notChosen = choices.filter((context) => !isChosen(context)).map(({ words }) => words);
  return ok({ ...generateFiles(sound, loadTemplates(), isChosen, leftOut), leftOut, notChosen });
}

function isMeant({ id, words }: ContextChoice, wanted: string): boolean {
  return id === wanted || words.toLowerCase() === wanted.trim().toLowerCase();
}
