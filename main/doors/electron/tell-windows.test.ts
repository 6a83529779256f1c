import { describe, expect, it } from 'vitest';
import { homeAddress } from './own-address.js';
import { tellWindows } from './tell-windows.js';

describe('several windows', () => {
  it('hear what happens, except those whose page is gone or is not the wizard', () => {
    const told: string[] = [];
    const window = (name: string, url: () => string) => ({
      webContents: {
        mainFrame: {
          get url() {
            return url();
          },
        },
        send: (channel: string) => told.push(`${name} ${channel}`),
      },
    });
    const gone = (): string => {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    };
    const windows = [
      window('crashed', gone),
      window('foreign', () => 'https://contoso.com/'),
      window('own', () => homeAddress),
    ];
    tellWindows(windows, 'settled', {});
    expect(told).toEqual(['own settled']);
  });
});
