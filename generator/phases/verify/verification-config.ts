/** The TypeScript project that takes in every package of the codebase at once; see `emitters/project-files.ts`. */
export const VERIFICATION_CONFIG = 'tsconfig.verify.json';
