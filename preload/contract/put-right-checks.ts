/** The checks whose failure the last step of a recovery puts right itself, once the operator agrees: see decision 0018. */
export const putRightChecks: readonly string[] = ['urls-as-before', 'services-run'];
