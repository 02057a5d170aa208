/** Every word of the interface that only the desktop app shows. */
export const enDesktop = {
  share: 'Share on the network',
  shared: 'Shared on the network',
  stopSharing: 'Stop sharing',
  onlyHere: 'Only this machine can open your boards.',
  whoComes:
    'Whoever opens one of these addresses can see and change this board. The connection is not encrypted: share on networks you trust.',
  notShared: 'The boards are not shared',
  serverFailed: 'Boards cannot be saved',
} as const;
