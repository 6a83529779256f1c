import { createDOMRenderer, FluentProvider, RendererProvider, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';

// The floor that the wizard is measured against: React and Fluent, and nothing else.
const nonce = document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

createRoot(document.getElementById('window')).render(
  <RendererProvider renderer={renderer} targetDocument={document}>
    <FluentProvider theme={webLightTheme}>
      <h1>Empty</h1>
    </FluentProvider>
  </RendererProvider>,
);
