import type { Connection } from '../state/wizard-state.js';
import { createWizard } from '../state/wizard.js';
import { afterFirstFrame } from './after-first-frame.js';
import { fetchScreensAhead } from './load-screens.js';
import { showWindow } from './root.js';
import { connectWizard } from './wizard-api.js';

let tell: (connection: Connection) => void = () => undefined;
const wizard = createWizard(connectWizard(connection => tell(connection), afterFirstFrame));
tell = wizard.connectionChanged;
// The first screen stands before anything is asked: what it says of itself needs no answer.
showWindow({ wizard });
afterFirstFrame(() => {
  wizard.start();
  fetchScreensAhead();
});
