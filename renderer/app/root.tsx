import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FixedTime } from '../components/use-now.js';
import { WizardProvider } from '../components/use-wizard.js';
import type { Wizard } from '../state/wizard.js';
import { App } from './app.js';
import { useTheme } from './use-theme.js';

interface RootProps {
  readonly wizard: Wizard;
  readonly theme?: 'light' | 'dark';
  /** A fixed time instead of the clock. */
  readonly now?: string;
}

// The page allows no style but ours: each style element carries the nonce that came with the page.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

function Root({ wizard, theme, now }: RootProps) {
  const { dark, toggle } = useTheme(theme ?? null);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
        <FixedTime.Provider value={now ?? null}>
          <WizardProvider value={wizard}>
            <App dark={dark} onTheme={toggle} />
          </WizardProvider>
        </FixedTime.Provider>
      </FluentProvider>
    </RendererProvider>
  );
}

/** Draws the window into the page. Gives back what takes it away again. */
export function showWindow(props: RootProps): () => void {
  const place = document.getElementById('window');
  if (!place) throw new Error('The page has no place for the window.');
  const root = createRoot(place);
  root.render(
    <StrictMode>
      <Root {...props} />
    </StrictMode>,
  );
  return () => root.unmount();
}
