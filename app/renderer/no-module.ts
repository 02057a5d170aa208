/** Stands for a module of Node that a package asks for, and does without in a browser. */
export {};
