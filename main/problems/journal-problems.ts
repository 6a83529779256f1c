export const journalProblems = {};
