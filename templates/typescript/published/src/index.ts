export * from './copy-borrowed-v1.js';
