import { afterEach, describe, expect, it } from 'vitest';
import type { FailPoint, Fault } from '../../../preload/contract/index.js';
import { diagnose } from '../../setup-log/diagnose.js';
import { fileRenames } from './facts-of.js';
import { changes, type RehearsalFixture, startRehearsal } from './fixture-rehearsal.js';

let rehearsal: RehearsalFixture;
afterEach(() => rehearsal.remove());

async function startWith(point: FailPoint, times: Fault['times'] = 'once'): Promise<void> {
  rehearsal = await startRehearsal({ faults: [point], times });
}

async function preparedWith(point: FailPoint, times: Fault['times'] = 'once'): Promise<void> {
  await startWith(point, times);
  await rehearsal.prepare();
}

async function runSetup(): Promise<{ exitCode: number | null; output: string }> {
  await rehearsal.apply(changes.setup);
  return (await rehearsal.follow()).end;
}

describe('a condition that is wrong on purpose', () => {
  it('shows another Windows until somebody mends it', async () => {
    await startWith('wrong-operating-system');
    expect((await rehearsal.host.facts()).operatingSystem.version).toBe('6.2.9200');
    expect((await rehearsal.host.facts()).operatingSystem.version).toBe('6.2.9200');
    await rehearsal.host.mendOnce();
    expect((await rehearsal.host.facts()).operatingSystem.version).toBe('6.1.7601');
  });

  it('stays when it happens always', async () => {
    await startWith('wrong-operating-system', 'always');
    await rehearsal.host.facts();
    await rehearsal.host.mendOnce();
    expect((await rehearsal.host.facts()).operatingSystem.version).toBe('6.2.9200');
  });

  it('is not mended before anybody has seen it', async () => {
    await startWith('ip-in-use');
    await rehearsal.host.mendOnce();
    expect(await rehearsal.host.answers('10.0.0.23')).toBe(true);
    await rehearsal.host.mendOnce();
    expect(await rehearsal.host.answers('10.0.0.23')).toBe(false);
  });

  it('refuses changes to a program that is not elevated', async () => {
    await startWith('not-elevated');
    expect((await rehearsal.host.facts()).elevated).toBe(false);
    await expect(rehearsal.apply(changes.rename)).rejects.toMatchObject({ problem: { code: 'TOOL_ACCESS_DENIED' } });
    await rehearsal.host.mend('not-elevated');
    await rehearsal.apply(changes.rename);
  });

  it('has the wrong media in the drive, and setup refuses it', async () => {
    await preparedWith('media-too-old');
    expect((await rehearsal.host.facts()).media?.build).toBe('14.1.218.15');
    const { exitCode, output } = await runSetup();
    expect(exitCode).toBe(1);
    expect(diagnose(output)).toMatchObject({ code: 'SETUP_MEDIA_TOO_OLD' });
  });
});

describe('a pending restart', () => {
  it('is found with its exact place once the machine is in its domain, makes setup refuse, and goes with a restart', async () => {
    await preparedWith('restart-pending');
    const [pending] = (await rehearsal.host.facts()).pendingRestart;
    expect(pending).toEqual({ place: fileRenames, value: '\\??\\C:\\Windows\\Temp\\vmware-tools-upgrader.tmp' });
    expect(diagnose((await runSetup()).output).code).toBe('SETUP_PENDING_RESTART');
    await rehearsal.apply(changes.restart);
    expect((await rehearsal.host.facts()).pendingRestart).toEqual([]);
    expect((await runSetup()).exitCode).toBe(0);
  });

  it('comes back at each start when it happens always', async () => {
    await preparedWith('restart-pending', 'always');
    await rehearsal.apply(changes.restart);
    expect((await rehearsal.host.facts()).pendingRestart).toHaveLength(1);
  });
});

describe('a change that goes wrong on purpose', () => {
  it('keeps the old name although the rename reported success', async () => {
    await startWith('name-differs');
    expect((await rehearsal.apply(changes.rename)).join()).toContain('counts from the next restart on');
    await rehearsal.apply(changes.restart);
    expect(await rehearsal.host.facts()).toMatchObject({ name: 'WIN-7K2P4QH1VBR', pendingName: null });
    await rehearsal.apply(changes.rename);
    await rehearsal.apply(changes.restart);
    expect((await rehearsal.host.facts()).name).toBe('EX3');
  });

  it('leaves one feature out although the installation reported success', async () => {
    await startWith('feature-missing');
    await rehearsal.apply(changes.features);
    const wanted = changes.features.features;
    expect((await rehearsal.host.facts()).features).toHaveLength(wanted.length - 1);
    await rehearsal.apply(changes.features);
    expect((await rehearsal.host.facts()).features).toHaveLength(wanted.length);
  });

  it('refuses the restart, and restarts the next time', async () => {
    await startWith('restart-refused');
    const { bootId } = await rehearsal.host.facts();
    await expect(rehearsal.apply(changes.restart)).rejects.toMatchObject({
      problem: { code: 'RESTART_REFUSED', happened: 'Windows refused the restart with exit code 5.' },
    });
    expect((await rehearsal.host.facts()).bootId).toBe(bootId);
    await rehearsal.apply(changes.restart);
    expect((await rehearsal.host.facts()).bootId).not.toBe(bootId);
  });

  it('fails in the prerequisite check of setup, and installs nothing', async () => {
    await preparedWith('setup-prerequisite-check');
    const { exitCode, output } = await runSetup();
    expect(exitCode).toBe(1);
    expect(output).toMatch(/ {4}Client Access Role Checks {9}\.{25} FAILED\n/);
    expect(diagnose(output)).toMatchObject({
      code: 'SETUP_FEATURE_MISSING',
      happened: 'Windows lacks "IIS 6 WMI Compatibility".',
    });
    expect((await rehearsal.host.facts()).exchange.setup).toMatchObject({ state: 'failed', left: 'nothing-installed' });
    expect((await runSetup()).exitCode).toBe(0);
  });

  it('fails in the Client Access role, leaves a watermark, and goes on from there', async () => {
    await preparedWith('setup-client-access-role');
    const { exitCode, output } = await runSetup();
    expect(exitCode).toBe(1);
    expect(diagnose(output).code).toBe('SETUP_IIS_PATH_MISSING');
    expect((await rehearsal.host.facts()).exchange).toMatchObject({
      installedBuild: null,
      setup: { state: 'failed', exitCode: 1, left: 'half-installed', watermark: 'Client Access Server Role' },
    });
    expect((await runSetup()).exitCode).toBe(0);
    expect((await rehearsal.host.facts()).exchange).toMatchObject({
      installedBuild: '14.3.123.4',
      setup: { state: 'succeeded' },
    });
  });
});
