export const recoveryProblems = {};
