/** Every word of the interface that only the desktop app shows. */
export const enDesktop = {
  generate: 'Write the code ...',
  generating: 'Choose a folder ...',
  steps: {
    check: 'Checking the board ...',
    plan: 'Planning names and files ...',
    print: 'Printing the code ...',
    verify: 'Formatting and type-checking it ...',
    write: 'Writing it ...',
  },
  cancel: 'Cancel',
  close: 'Close',
  generated: (written: number, unchanged: number, deleted: number) =>
    `${written} files written, ${unchanged} unchanged, ${deleted} removed.`,
  next: 'Next, in that folder: npm install && npm test',
  owed: 'The team still owes:',
  notGenerated: 'The code was not written',
  share: 'Share on the network',
  shared: 'Shared on the network',
  stopSharing: 'Stop sharing',
  onlyHere: 'Only this machine can open your boards.',
  whoComes:
    'Whoever opens one of these addresses can see and change this board. The connection is not encrypted: share on networks you trust.',
  notShared: 'The boards are not shared',
  serverFailed: 'Boards cannot be saved',
} as const;
