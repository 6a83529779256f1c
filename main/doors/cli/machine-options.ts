import { FailPoint, type Fault } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/** `POINT` or `POINT:always`. */
export function faultOf(text: string): Fault {
  const [name, times = 'once', ...rest] = text.split(':');
  const point = FailPoint.safeParse(name);
  if (!point.success || rest.length > 0 || (times !== 'once' && times !== 'always')) {
    throw failure('WRONG_USE', {
      what: `"${text}" is no place to fail at. There are: ${FailPoint.options.join(', ')}.`,
    });
  }
  return { point: point.data, times };
}

/** How fast a simulated machine works. */
export function speedOf(text: string | undefined): number {
  // Fast in a pipe, lifelike in front of a person.
  if (text === undefined) return process.stdout.isTTY ? 1 : 0;
  const speed = Number(text);
  if (text.trim() === '' || !Number.isFinite(speed) || speed < 0 || speed > 1000) {
    throw failure('WRONG_USE', {
      what: `--speed takes a number from 0 (does not wait) to 1000 (1 is lifelike), not "${text}".`,
    });
  }
  return speed;
}
