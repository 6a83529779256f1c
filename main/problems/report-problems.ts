import { entry } from './entry.js';

export const reportProblems = {
  PDF_NO_BROWSER: entry(
    ({ tried }: { tried: readonly string[] }) => `No browser that can print a PDF was found: ${tried.join(', ')}.`,
    'This program has no printer of its own here. The report itself does not need one.',
    {
      terminal:
        'Open report.html in any browser and print it, or name Chrome, Edge or Chromium with --browser PROGRAM.',
      window: 'Choose "Save the report", open that file in any browser and print it.',
    },
  ),
  PDF_NOT_PRINTED: entry(
    ({ program, how }: { program: string; how: string; said: string }) => `${program} made no PDF: ${how}.`,
    'No PDF was written. The report itself is not touched by that.',
    {
      terminal: 'Open report.html in a browser and print it, or name another browser with --browser PROGRAM.',
      window: 'Choose "Save the report", open that file in any browser and print it.',
    },
    ({ said }) => said,
  ),
  REDACTION_MAP_UNREADABLE: entry(
    ({ id, name, why }: { id: string; name: string; why: string }) => `${name} of ${id} can't be read: ${why}.`,
    'It says which stand-in is for whom in earlier copies. No copy was made, and it was not written over.',
    'Close what has the file open, or move it aside to keep it: the next copy then begins with new stand-ins.',
  ),
};
