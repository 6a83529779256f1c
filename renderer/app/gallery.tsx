import type { WizardApi } from '../../preload/contract/calls.js';
import { callNames } from '../../preload/contract/channels.js';
import { galleryStates } from '../fixtures/gallery-states.js';
import { createWizard } from '../state/wizard.js';
import { showGalleryIndex } from './gallery-index.js';
import { showWindow } from './root.js';

/** What the picture asked for last, so that a test can read it; nothing ever answers. */
function silentWizard(): WizardApi {
  const silent: Record<string, unknown> = {};
  for (const name of callNames) {
    silent[name] = (input: unknown) => {
      document.documentElement.dataset['lastCall'] = JSON.stringify({ call: name, input });
      return new Promise<never>(() => undefined);
    };
  }
  return { ...silent, on: () => () => undefined } as unknown as WizardApi;
}

const asked = new URLSearchParams(window.location.search);
const picture = galleryStates.find(({ name }) => name === asked.get('state'));
if (picture) {
  const wizard = createWizard(silentWizard(), picture.state);
  showWindow({ wizard, theme: asked.get('theme') === 'dark' ? 'dark' : 'light', now: picture.now });
} else {
  showGalleryIndex(galleryStates.map(({ name }) => name));
}
