export const setupProblems = {};
