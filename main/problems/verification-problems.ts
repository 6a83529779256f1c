import { entry } from './entry.js';

export const verificationProblems = {
  VERIFICATION_CANCELLED: entry(
    () => 'The verification was cancelled.',
    'Nothing is concluded from what was seen until then, and nothing on the server was changed.',
    'Run it again when you want to know.',
  ),
};
