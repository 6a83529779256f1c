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

let takeAway: () => void = () => undefined;

/** Shows the picture that the address names, drawn anew, or the list of all. */
function show(): void {
  takeAway();
  takeAway = () => undefined;
  document.documentElement.removeAttribute('data-last-call');
  document.getElementById('window')?.replaceChildren();
  const asked = new URLSearchParams(window.location.search);
  const picture = galleryStates.find(({ name }) => name === asked.get('state'));
  if (!picture) return showGalleryIndex(galleryStates.map(({ name }) => name));
  const wizard = createWizard(silentWizard(), picture.state);
  takeAway = showWindow({ wizard, theme: asked.get('theme') === 'dark' ? 'dark' : 'light', now: picture.now });
}

show();
// The tests go from picture to picture inside one page.
window.addEventListener('popstate', show);
