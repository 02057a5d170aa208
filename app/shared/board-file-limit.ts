const maxMegabytes = 64;

/** The largest board file that is opened, saved or handed to another process. Real boards are far smaller. */
export const MAX_BOARD_FILE_BYTES = maxMegabytes * 1024 * 1024;

/** The same limit in words. */
export const MAX_BOARD_FILE_WORDS = `${maxMegabytes} MB`;
