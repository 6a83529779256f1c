import { failure } from '../../../problems/problem.js';
import { systemTool } from './windows-folder.js';

/** How a program is handed to Windows. */
export interface Start {
  readonly file: string;
  readonly args: readonly string[];
  /** The words are quoted already, and go as they are. */
  readonly verbatim: boolean;
}

/** A batch file runs inside cmd.exe, which reads its words by rules of its own. Everything else is started directly. */
export function startOf(file: string, args: readonly string[]): Start {
  return /\.(?:cmd|bat)$/i.test(file) ? batch(file, args) : { file, args, verbatim: false };
}

/**
 * Inside quotation marks cmd.exe understands nothing but `%` and the mark itself (`!` is switched off by /v:off).
 * Neither can be told to it safely, so a value that holds one is refused.
 */
function batch(file: string, args: readonly string[]): Start {
  const words = [file, ...args].map(quotedForCmd).join(' ');
  return { file: systemTool('cmd.exe'), args: ['/d', '/v:off', '/s', '/c', `"${words}"`], verbatim: true };
}

/** A word for cmd.exe, and for the program that reads it in turn: there, `\\` at the end would escape the mark. */
export function quotedForCmd(value: string): string {
  if (/["%\r\n\0]/.test(value)) throw failure('COMMAND_NOT_SAFE', { value });
  return `"${value.replace(/\\+$/, '$&$&')}"`;
}
