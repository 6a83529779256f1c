import { app, BrowserWindow, dialog, session } from 'electron';
import path from 'node:path';
import { createWizard } from '../create-wizard.js';
import { toProblem } from '../../problems/problem.js';
import { isElevated, startElevated } from '../elevation.js';
import { declareAppProtocol, registerAppProtocol } from './app-protocol.js';
import { closeBeforeQuit } from './close-before-quit.js';
import { hardenContents, hardenSession } from './harden.js';
import { setMenu } from './menu.js';
import { resumeFrom, resumeOption, stateFrom, stateOption } from './resume-option.js';
import { openWindow } from './open-window.js';
import { serveWindow } from './serve-window.js';
import { windowPrinter } from './window-printer.js';

// The bundle lies in dist/main; everything else that was built lies beside that folder.
const built = (...names: readonly string[]): string => path.join(__dirname, '..', ...names);

app.setName('CAS Recovery');
app.enableSandbox();
// Server consoles and remote desktop sessions have no graphics hardware worth the risk of its drivers.
app.disableHardwareAcceleration();
declareAppProtocol();
app.on('web-contents-created', (_event, contents) => hardenContents(contents));

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', bringToFront);
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  hardenSession(session.defaultSession, app);
  registerAppProtocol(session.defaultSession, built('renderer'));
  setMenu();
  const resume = resumeFrom(process.argv);
  const stateFolder = stateFrom(process.argv);
  const wizard = await createWizard({
    door: 'window',
    resume,
    ...(stateFolder !== undefined && { stateFolder }),
    resumeWith: (id, folder) => ({
      program: programFile(),
      arguments: [...ownArguments(), resumeOption, id, ...(folder === undefined ? [] : [stateOption, folder])],
    }),
    assetsFolder: built('assets'),
    toolFile: built('rehearsal-tools', 'tool.cjs'),
    scriptsFolder: built('scripts'),
    elevated: await isElevated(),
    restartElevated,
    printer: windowPrinter,
  });
  serveWindow(wizard);
  closeBeforeQuit(app, wizard);
  app.on('window-all-closed', () => app.quit());
  await openWindow(built('preload', 'index.cjs'));
}

/** Starts the program once more, as administrator, and leaves the field to it. */
async function restartElevated(): Promise<boolean> {
  const program = programFile();
  // The new one must find the lock free.
  app.releaseSingleInstanceLock();
  const started = await startElevated(program, app.isPackaged ? null : app.getAppPath());
  // Without the lock another one has come up meanwhile: two would be one too many.
  if (started || !app.requestSingleInstanceLock()) setImmediate(() => app.quit());
  return started;
}

/** The portable edition unpacks itself into a folder that vanishes with it: the file to start is the one outside. */
function programFile(): string {
  return process.env['PORTABLE_EXECUTABLE_FILE'] ?? process.execPath;
}

/** A program that is not packaged is told where it is. */
function ownArguments(): string[] {
  return app.isPackaged ? [] : [app.getAppPath()];
}

function bringToFront(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

function giveUp(thrown: unknown): void {
  const { code, happened, matters, next, nextInWindow, details } = toProblem(thrown);
  dialog.showErrorBox(
    'CAS Recovery',
    [happened, matters, nextInWindow ?? next, `${code}${details ? `\n${details}` : ''}`].join('\n\n'),
  );
  app.exit(1);
}
