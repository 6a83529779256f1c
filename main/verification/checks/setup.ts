import { defineCheck } from '../check.js';

/** Whether recovery setup came to its end. */
export const setupFinished = defineCheck({
  card: {
    id: 'setup-finished',
    area: 'setup',
    title: 'Setup came to its end',
    proves: 'The last run of Exchange setup on this server succeeded, and left no watermark.',
    how: 'ExchangeSetup.log, and the watermarks below HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v14',
    weight: 'must',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine } = await world.server();
    const source = machine.sources['exchange'] ?? 'ExchangeSetup.log';
    const { setup, installedBuild } = machine.exchange;
    if (machine.unread['exchange'] !== undefined) {
      return { outcome: 'could not tell', found: machine.unread['exchange'] };
    }
    const evidence = [
      { id: 'setup', label: 'Last run of setup', value: setup.state, source, readAt: machine.readAt },
      ...(machine.raw['exchange'] === undefined
        ? []
        : [
            {
              id: 'raw',
              label: 'What stood there',
              value: 'see raw',
              source,
              raw: machine.raw['exchange'],
              readAt: machine.readAt,
            },
          ]),
    ];
    switch (setup.state) {
      case 'succeeded':
        return {
          outcome: 'pass',
          found: `It succeeded, ${setup.endedAt.slice(0, 16).replace('T', ' ')} UTC.`,
          evidence,
        };
      case 'running':
        return { outcome: 'fail', found: 'It still runs. Wait for its end.', evidence };
      case 'never-run':
        return installedBuild === null
          ? { outcome: 'fail', found: 'Exchange is not installed on this server.', evidence }
          : { outcome: 'could not tell', found: 'No log of setup is left on this server.', evidence };
      case 'failed':
        return {
          outcome: 'fail',
          found:
            setup.watermark === null
              ? 'Its last run failed.'
              : `Its last run failed, and left a watermark: ${setup.watermark}.`,
          evidence,
          fix: {
            words: 'Learn why from its log, put that right, and run recovery setup again.',
            commands: ['cas-recovery diagnose C:\\ExchangeSetupLogs'],
            changes: [],
          },
        };
    }
  },
});

/** A restart that Windows still wants. */
export const noRestartPending = defineCheck({
  card: {
    id: 'no-restart-pending',
    area: 'setup',
    title: 'No restart is pending',
    proves: 'Windows has taken up all that was installed.',
    how: 'The places of the registry in which installers ask for a restart',
    weight: 'should',
  },
  timeLimitSeconds: 180,

  async look(world) {
    const { machine } = await world.server();
    const why = machine.unread['pendingRestart'];
    if (why !== undefined) return { outcome: 'could not tell', found: why };
    const evidence = machine.pendingRestart.map(({ place, value }) => ({
      id: place,
      label: 'Asked for by',
      value,
      source: place,
      readAt: machine.readAt,
    }));
    if (evidence.length === 0) return { outcome: 'pass', found: 'Nothing asks for one.' };
    return {
      outcome: 'warning',
      found: `${String(evidence.length)} place${evidence.length === 1 ? ' asks' : 's ask'} for a restart.`,
      evidence,
      fix: { words: 'Restart the server before it takes clients.', commands: ['shutdown /r /t 0'], changes: [] },
    };
  },
});
