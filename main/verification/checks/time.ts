import { clockSkewLimitSeconds } from '../../product/exchange-2010.js';
import { couldNotTell, defineCheck } from '../check.js';

/** Kerberos refuses a clock that is off. */
export const clockInTime = defineCheck({
  card: {
    id: 'clock',
    area: 'time',
    title: 'The clock is right',
    proves: `The clock of this server is less than ${String(clockSkewLimitSeconds / 60)} minutes off that of its domain controller.`,
    how: 'w32tm /stripchart beside the clock of this server',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine } = await world.server();
    const skew = machine.clockSkewSeconds;
    if (skew === null) return couldNotTell(machine.unread['clockSkewSeconds'] ?? 'No domain controller told its time.');
    const off = Math.abs(skew);
    const told = `${off.toFixed(1)} seconds ${skew < 0 ? 'behind' : 'ahead'}`;
    const evidence = [
      {
        id: 'skew',
        label: 'This clock beside that of the domain controller',
        value: told,
        source: machine.sources['clockSkewSeconds'] ?? 'w32tm /stripchart',
        readAt: machine.readAt,
      },
    ];
    const fix = { words: 'Set the clock by the domain.', commands: ['w32tm /resync /rediscover'], changes: [] };
    if (off >= clockSkewLimitSeconds)
      return { outcome: 'fail', found: `It is ${told}: nobody can sign in.`, evidence, fix };
    // A minute off is far from the limit, and no state to leave a server in.
    if (off >= clockSkewLimitSeconds / 5) return { outcome: 'warning', found: `It is ${told}.`, evidence, fix };
    return { outcome: 'pass', found: `It is ${told}.`, evidence };
  },
});
