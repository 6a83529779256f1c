export const doorProblems = {};
