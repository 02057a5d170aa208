const maxMegabytes = 64;

/** The largest board file that is opened, saved or handed to another process: no board of people comes near it. */
export const MAX_BOARD_FILE_BYTES = maxMegabytes * 1024 * 1024;

/** The same limit as people read it. */
export const MAX_BOARD_FILE_WORDS = `${maxMegabytes} MB`;
