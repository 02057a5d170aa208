import type { ElementKind } from '#models/metamodel/kinds.ts';

const kindsWithoutCode: Partial<Record<ElementKind, string>> = {
  actor: 'An actor stays on the wall: whoever issues a command is settled where the code is called.',
  hotspot: 'A hotspot is a question to people. It becomes no code.',
  opportunity: 'An opportunity is an idea. It becomes no code.',
  text: 'A text is a remark. It becomes no code.',
  frame: 'A frame draws a border. The code of what stands in it is under the name of its context.',
  image: 'An image becomes no code.',
};

const count = (number: number, one: string, many: string) =>
  number === 1 ? `1 ${one}` : `${number.toLocaleString('en')} ${many}`;

/** Every word of the Code place and of the code beside the wall. */
export const enCode = {
  title: 'Code',
  summary: (files: number, contexts: number) =>
    `${count(files, 'file', 'files')} from ${count(contexts, 'context', 'contexts')}`,
  loading: 'Printing the code of the board ...',
  search: 'Search files, names and stickies',
  none: 'No file and no sticky is called that.',
  leftOut: (errors: number, entries: number) =>
    `${count(errors, 'error', 'errors')}: ${count(entries, 'entry has', 'entries have')} no code`,
  found: (files: number) => count(files, 'file', 'files'),
  showAll: 'Show all files',
  files: 'Files',
  file: (path: string) => `Code of ${path}`,
  preparing: 'Formatting the file ...',
  fileGone: 'The board has no such file any more. It may have been renamed: choose another.',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'This page may not use the clipboard. Select the code and copy it with the keys.',
  toWall: (kind: string, sticky: string) => `${kind}: ${sticky}. Show it on the wall`,
  lines: (number: number) => count(number, 'line', 'lines'),
  noCode: {
    title: 'No code yet',
    lines: [
      'Code comes from rules kept together (G): put them between a command and an event, connect the three, and draw a context around them where there are several.',
      'Fields, rules and stories, written in the board file, make it say more. Nothing of that is needed to begin.',
    ],
  },
  onlyErrors: { title: 'No code because of errors', show: 'Show the errors' },
  crashed: {
    title: 'The code could not be worked out',
    message:
      'This is a mistake in Stormwright, not in your board. The board is unchanged and saved as usual.',
    again: 'Try again',
    notStarted: 'Its program could not be loaded.',
  },
  dock: {
    title: 'Code of the selection',
    close: 'Close the code',
    open: 'Show the code',
    inPlace: 'Open in the Code place',
    height: 'Height of the code',
    select: 'Select a sticky to read the code that comes from it.',
    selectOne: 'Select one sticky: several at once have no code in common.',
    relation: 'A connection has no code of its own. It is told by the code of the two that it joins:',
    notYet: 'No code comes from this sticky yet. It needs a connection with rules kept together.',
    leftOut: (reason: string) => `No code comes from this sticky because of an error. ${reason}`,
    kinds: kindsWithoutCode,
  },
  get: {
    open: 'Get the code ...',
    title: 'Get the code',
    close: 'Close',
    contexts: 'Contexts',
    nameless: 'Without a name',
    chooseContext: 'Choose a context.',
    fixFirst: 'Fix the errors first, or leave out what has them.',
    cancelled: 'Cancelled. Nothing was downloaded.',
    planning: 'Working out what there is to write ...',
    folders: (files: number, tests: number) =>
      `What you get: ${count(files, 'file', 'files')}, ${tests.toLocaleString('en')} of them with tests`,
    folder: 'Folder',
    top: 'the project itself',
    files: 'files',
    tests: 'test files',
    openQuestions: (number: number) => count(number, 'open question', 'open questions'),
    openQuestionsHint:
      'The code runs without the answers. Each question is a test marked todo or a line in the docs.',
    refused: (errors: number) => `${count(errors, 'error', 'errors')} in the way`,
    refusedHint:
      'Code is made of boards without errors. Fix them, on the wall or in the board file, or leave out what has errors.',
    force: 'Leave out what has errors and what needs it',
    leftOut: (number: number) => `Left out: ${count(number, 'entry', 'entries')}`,
    zip: 'Download as ZIP',
    folderButton: 'Choose a folder ...',
    steps: { format: 'Formatting ...', pack: 'Packing ...' },
    progress: 'Progress',
    cancel: 'Cancel',
    packed: (name: string, files: number, size: string) =>
      `${name} is in your downloads: ${count(files, 'file', 'files')}, ${size}.`,
    unpack: (folder: string) => `unzip ${folder}.zip && cd ${folder}\nnpm install && npm test\nnpm start`,
    next: 'Next, with Node.js 20.19 or newer:',
    nextInFolder: 'npm install && npm test\nnpm start',
    unchecked: 'The code is formatted here; "npm run check" in it checks its types as well.',
    failed: 'The ZIP was not made',
    failedHint: 'This is a mistake in Stormwright. The board is unchanged; try again.',
    megabytes: (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`,
    desktop: {
      choosing: 'Choose a folder ...',
      steps: {
        check: 'Checking the board ...',
        plan: 'Planning names and files ...',
        print: 'Printing the code ...',
        verify: 'Formatting and type-checking it ...',
        write: 'Writing it ...',
      },
      planned: (folder: string) => `This will happen in ${folder}`,
      written: (number: number) => `${count(number, 'file', 'files')} written`,
      unchanged: (number: number) => `${count(number, 'file', 'files')} as before`,
      deleted: (number: number) => `${count(number, 'file', 'files')} removed`,
      kept: (number: number) => `${count(number, 'file', 'files')} of yours kept`,
      nothing: 'The folder has this code already.',
      write: (written: number, deleted: number) =>
        deleted === 0
          ? `Write ${count(written, 'file', 'files')}`
          : `Write ${count(written, 'file', 'files')}, remove ${deleted}`,
      another: 'Another folder ...',
      done: (folder: string) => `The code is in ${folder}.`,
      refused: 'The code was not written',
      cancelled: 'Cancelled. Nothing was written.',
    },
  },
} as const;
