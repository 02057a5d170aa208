import { describeError } from '#app/shared/describe-error.ts';
import { type GeneratedFile, type PrintRequest, printCode } from '#generator/print-code.ts';
import { rememberCode } from '#generator/remember-code.ts';
import { refusesCode } from '#models/findings/guards-code.ts';
import type { FindErrors } from '#models/lint/find-errors.ts';
import type { Finding } from '#models/metamodel/finding.ts';
import type { Model } from '#models/metamodel/model.ts';
import { changeModel } from '../../session/change-model.ts';
import type { CodeChoice, CodeNews, CodeWish } from './code-protocol.ts';
import { type Code, leftOutOf, listCode, planCode, readContent } from './describe-code.ts';
import type { Formatter } from './formatter.ts';
import { archiveName, packProject } from './pack-project.ts';

export interface CodeDeskOptions {
  readonly templates: PrintRequest['templates'];
  /** `rules` is the text of the project's `biome.json`. Called once, when the first file is shown or packed. */
  readonly createFormatter: (rules: string) => Promise<Formatter>;
  /** A linter for one line of boards. The desk has two: for the board, and for what is left where something is left out. */
  readonly createErrorFinder: () => FindErrors;
  readonly tell: (news: CodeNews) => void;
  /** Resolves so many milliseconds later, when wishes that came in meanwhile have been taken. */
  readonly pause: (delayMs: number) => Promise<void>;
}

/** So long after a change the board is printed, together with what else has changed by then. */
const calmMs = 120;

/** While files are formatted, wishes are listened to this often. */
const sliceMs = 40;

/**
 * Keeps the code of a board up to date, away from the page: it follows the board, prints all of its code after a change,
 * formats the file that is shown, and packs the whole for taking away. What goes wrong in it is told as `crashed`; the
 * next wish is taken all the same.
 */
export class CodeDesk {
  readonly #options: CodeDeskOptions;
  readonly #findErrors: FindErrors;
  readonly #findErrorsOfRest: FindErrors;
  #model: Model | undefined;
  /** Undefined until the board has been printed for the first time. */
  #code: Code | undefined;
  /** All that one state of the board comes to: it is printed once, whether it is listed, planned or packed. */
  #whole: { readonly model: Model; readonly code: Code } | undefined;
  /** The errors of one state of the board: it is linted once, however often its code is printed. */
  #errors: { readonly model: Model; readonly found: readonly Finding[] } | undefined;
  #isDue = false;
  #restMs = calmMs;
  /** `told` is the text that the page has; undefined before it has been told anything. */
  #shown: { readonly path: string; told?: { readonly text: string | undefined } } | undefined;
  #packing: AbortController | undefined;
  #formatter: Promise<Formatter> | undefined;
  /** What the files of the board became, by their paths: most are the same after a change. */
  readonly #formatted = new Map<string, { readonly raw: string; readonly text: string }>();

  constructor(options: CodeDeskOptions) {
    this.#options = options;
    this.#findErrors = options.createErrorFinder();
    this.#findErrorsOfRest = options.createErrorFinder();
  }

  /** Never throws and never rejects. */
  async take(wish: CodeWish): Promise<void> {
    try {
      await this.#take(wish);
    } catch (error) {
      // A bug of the generator. The board is not touched by it, and after the next change it may well be gone.
      this.#options.tell({ kind: 'crashed', reason: describeError(error) });
    }
  }

  async #take(wish: CodeWish): Promise<void> {
    switch (wish.kind) {
      case 'open-board':
        this.#model = wish.model;
        return this.#listSoon(0);
      case 'change-board':
        this.#model &&= changeModel(this.#model, wish);
        return this.#listSoon(this.#restMs);
      case 'show-file':
        this.#shown = { path: wish.path };
        return this.#show();
      case 'plan':
        return this.#plan(wish.choice);
      case 'pack':
        return this.#packOrStop(wish.choice);
      case 'cancel':
        this.#packing?.abort();
    }
  }

  async #listSoon(delayMs: number): Promise<void> {
    if (this.#isDue) return;
    this.#isDue = true;
    await this.#options.pause(delayMs);
    this.#isDue = false;
    const began = performance.now();
    this.#list();
    await this.#show();
    // A board that many people change takes no more than half of the worker's time.
    this.#restMs = Math.max(calmMs, performance.now() - began);
  }

  #list(): void {
    if (this.#model === undefined) return;
    const code = this.#printWhole(this.#model);
    this.#code = code;
    const paths = new Set(code.ok ? code.value.files.map(({ path }) => path) : []);
    for (const path of this.#formatted.keys()) {
      if (!paths.has(path)) this.#formatted.delete(path);
    }
    this.#options.tell({ kind: 'listed', listing: listCode(code, this.#countErrors(this.#model, code)) });
  }

  #printChoice(model: Model, choice: CodeChoice): Code {
    const isWhole = choice.contexts === undefined && (choice.force || this.#errorsOf(model).length === 0);
    return isWhole ? this.#printWhole(model) : this.#print(model, choice);
  }

  #printWhole(model: Model): Code {
    if (this.#whole?.model !== model) this.#whole = { model, code: this.#print(model, { force: true }) };
    return this.#whole.code;
  }

  #print(model: Model, choice: Pick<PrintRequest, 'contexts' | 'force'>): Code {
    const { templates } = this.#options;
    const findErrorsOfRest = this.#findErrorsOfRest;
    return printCode({ model, templates, errors: this.#errorsOf(model), findErrorsOfRest, ...choice });
  }

  #errorsOf(model: Model): readonly Finding[] {
    if (this.#errors?.model !== model) this.#errors = { model, found: this.#findErrors(model) };
    return this.#errors.found;
  }

  /** Where nothing is left out, no code was possible in the first place, and errors are in nobody's way. */
  #countErrors(model: Model, code: Code): number {
    if (leftOutOf(code).length === 0) return 0;
    return this.#errorsOf(model).filter(refusesCode).length;
  }

  /** Tells the page of the file that it shows, if that differs from what it has. */
  async #show(): Promise<void> {
    const shown = this.#shown;
    const code = this.#code;
    // Before the first printing no file can be said to be missing.
    if (shown === undefined || code === undefined) return;
    const files = code.ok ? code.value.files : [];
    const file = files.find(({ path }) => path === shown.path);
    const text = file && (await this.#format(file, files));
    // Meanwhile the page may have turned to another file, or the board have changed: then that is told of instead.
    if (this.#shown !== shown || this.#code !== code) return;
    if (shown.told !== undefined && shown.told.text === text) return;
    shown.told = { text };
    const content = file && text !== undefined ? readContent(file, text, files) : undefined;
    this.#options.tell({ kind: 'shown', file: { path: shown.path, content } });
  }

  #plan(choice: CodeChoice): void {
    if (this.#model === undefined) return;
    const code = this.#printChoice(this.#model, choice);
    this.#options.tell({ kind: 'planned', plan: planCode(choice, code) });
  }

  async #packOrStop(choice: CodeChoice): Promise<void> {
    this.#packing?.abort();
    const own = new AbortController();
    this.#packing = own;
    try {
      await this.#pack(choice, own.signal);
    } catch (error) {
      if (!own.signal.aborted) throw error;
      if (this.#packing === own) this.#options.tell({ kind: 'cancelled' });
    }
  }

  async #pack(choice: CodeChoice, signal: AbortSignal): Promise<void> {
    const { tell, pause } = this.#options;
    if (this.#model === undefined) return;
    const { id: board } = this.#model;
    const code = this.#printChoice(this.#model, choice);
    if (!code.ok) {
      tell({ kind: 'refused', refusal: code.error });
      return;
    }
    const { files, contexts, stored, name, notChosen } = code.value;
    const texts = new Map<string, string>();
    let restedAt = 0;
    for (const file of files) {
      if (performance.now() - restedAt > sliceMs) {
        tell({ kind: 'packing', step: 'format', share: texts.size / files.length });
        await pause(0);
        signal.throwIfAborted();
        restedAt = performance.now();
      }
      texts.set(file.path, await this.#format(file, files));
    }
    tell({ kind: 'packing', step: 'pack', share: 1 });
    await pause(0);
    const memory = rememberCode({ board, contexts, stored, files }, texts);
    signal.throwIfAborted();
    const archive = archiveName(name, notChosen.length === 0 ? [] : contexts);
    const bytes = packProject(archive, new Map<string, string | Uint8Array>([...texts, ...memory]));
    tell({ kind: 'packed', name: `${archive}.zip`, bytes, files: files.length });
  }

  /** `files` are those of the whole project: one of them says how all are formatted. */
  async #format({ path, text: raw }: GeneratedFile, files: readonly GeneratedFile[]): Promise<string> {
    const before = this.#formatted.get(path);
    if (before?.raw === raw) return before.text;
    this.#formatter ??= this.#startFormatter(files);
    const text = (await this.#formatter).format(path, raw);
    this.#formatted.set(path, { raw, text });
    return text;
  }

  async #startFormatter(files: readonly GeneratedFile[]): Promise<Formatter> {
    try {
      const rules = files.find(({ path }) => path === 'biome.json');
      if (rules === undefined) throw new Error('The project says nowhere how it is formatted.');
      return await this.#options.createFormatter(rules.text);
    } catch (error) {
      // The next file tries again: the server may have been away for a moment.
      this.#formatter = undefined;
      throw error;
    }
  }
}
