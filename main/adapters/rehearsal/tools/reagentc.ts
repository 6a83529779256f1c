import type { Tool } from './tool.js';

/**
 * Tells of the recovery environment. Windows Server 2008 R2 can't be restarted into it, and says less.
 * @fidelity C reagentc of a rehearsal: fields and usage as published for newer Windows; those of Windows Server 2008 R2 are written from memory
 */
export const reagentc: Tool = bench => {
  const { operatingSystem } = bench.machine();
  const isR2 = operatingSystem.version.startsWith('6.1');
  const place = '\\\\?\\GLOBALROOT\\device\\harddisk0\\partition1\\Recovery\\WindowsRE';
  switch (bench.args[0]?.toLowerCase()) {
    case '/info':
      bench.print(
        isR2
          ? `Extended configuration for the Recovery Environment\r\n\r\n   Windows RE enabled:  1\r\n   Windows RE staged:   0\r\n   Windows RE location: ${place}\r\n\r\nREAGENTC.EXE: Operation successful\r\n`
          : `Windows Recovery Environment (Windows RE) and system reset configuration\r\nInformation:\r\n\r\n    Windows RE status:         Enabled\r\n    Windows RE location:       ${place}\r\n    Boot Configuration Data (BCD) identifier: 44f5d9b0-0d0a-11e3-93f2-8f3c4b6f1d6b\r\n    Recovery image location:   \r\n    Recovery image index:      0\r\n    Custom image location:     \r\n    Custom image index:        0\r\n\r\nREAGENTC.EXE: Operation Successful.\r\n`,
      );
      return 0;
    case '/?':
      bench.print(
        `Configures the Windows Recovery Environment (RE).\r\n\r\nREAGENTC.EXE <command> <command arguments>\r\n\r\n  /info           - Displays configuration of the recovery environment.\r\n  /setreimage     - Sets the location of the image.\r\n  /enable         - Enables Windows RE.\r\n  /disable        - Disables Windows RE.\r\n${isR2 ? '' : '  /boottore       - Configures the system to start Windows RE next time.\r\n'}`,
      );
      return 0;
    default:
      bench.print('REAGENTC.EXE: Unable to recognize the command.\r\n');
      return 1;
  }
};
