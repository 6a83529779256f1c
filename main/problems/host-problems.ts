export const hostProblems = {};
