import type { Connection } from '../state/wizard-state.js';
import { createWizard } from '../state/wizard.js';
import './base.css';
import { fetchScreensAhead } from './load-screens.js';
import { showWindow } from './root.js';
import { connectWizard } from './wizard-api.js';

let tell: (connection: Connection) => void = () => undefined;
const wizard = createWizard(connectWizard(connection => tell(connection)));
tell = wizard.connectionChanged;
wizard.start();
showWindow({ wizard });
fetchScreensAhead();
