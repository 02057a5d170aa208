export * from './member-admitted-v1.js';
export * from './member-admitted-v2.js';
