export * from './check-schemas.js';
export * from './compare-schemas.js';
export * from './report.js';
