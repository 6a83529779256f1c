export const directoryProblems = {};
