import type { VerificationWorld } from './world.js';

/**
 * A command with the kit that was compared with, or KIT where none was named. `choose`: what --choose takes. In quotes, since
 * the Exchange shell takes a bare comma for a list.
 */
export function kitCommand(
  { expected: { kit }, rehearsal }: Pick<VerificationWorld, 'expected' | 'rehearsal'>,
  command: 'diff' | 'apply',
  choose?: string,
): string {
  return [
    `cas-recovery kit ${command} ${kit === null ? 'KIT' : `"${kit}"`}`,
    ...(choose === undefined ? [] : [`--choose ${choose.includes(',') ? `"${choose}"` : choose}`]),
    ...(rehearsal === null ? [] : [`--rehearsal ${rehearsal}`]),
  ].join(' ');
}
