import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ex3Folder } from './fixture-rehearsal.js';
import { listScenarios, loadScenario } from './scenarios.js';

describe('the scenarios that this program brings along', () => {
  it('are listed with what a window shows of them', async () => {
    expect(await listScenarios(join(ex3Folder, '..'))).toContainEqual(
      expect.objectContaining({ id: 'ex3', serverName: 'EX3', title: 'EX3 is lost' }),
    );
  });

  it('hold the machine, the network and the pace', async () => {
    const { machine, network, pace } = await loadScenario(ex3Folder);
    expect(machine).toMatchObject({ name: 'WIN-7K2P4QH1VBR', media: { build: '14.3.123.4' } });
    expect(network.records['ex3.exchangeserverpro.local']).toEqual(['10.0.0.23']);
    expect(network.answering).not.toContain('10.0.0.23');
    expect(Object.keys(pace)).toContain('Client Access Server Role');
  });
});

describe('a folder of scenarios', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cas-recovery-scenarios-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function write(name: string, text: string): Promise<string> {
    await mkdir(join(root, name));
    await writeFile(join(root, name, 'scenario.json'), text);
    return join(root, name);
  }

  it('names those that exist when one is asked for that does not', async () => {
    const text = await readFile(join(ex3Folder, 'scenario.json'), 'utf8');
    await write('ex3', text);
    await write('branch-office', text);
    await mkdir(join(root, 'no-scenario'));
    await expect(loadScenario(join(root, 'ex9'))).rejects.toMatchObject({
      problem: { code: 'SCENARIO_UNKNOWN', next: 'Choose one of these: branch-office, ex3.' },
    });
  });

  it('names the place of a value that is wrong', async () => {
    const text = await readFile(join(ex3Folder, 'scenario.json'), 'utf8');
    const folder = await write('broken', text.replace('"10.0.0.141"', '"10.0.0.1410"'));
    await expect(loadScenario(folder)).rejects.toMatchObject({
      problem: {
        code: 'SCENARIO_NOT_READABLE',
        happened: expect.stringContaining('see machine.adapters.0.address.') as string,
      },
    });
  });

  it.each([
    ['a comma too many', '{\n  "id": "x",,\n}'],
    ['half a file', '{\n  "id": "x"'],
    ['something else', 'hello'],
    ['nothing', ''],
  ])('refuses %s', async (_, text) => {
    const folder = await write('broken', text);
    await expect(loadScenario(folder)).rejects.toMatchObject({ problem: { code: 'SCENARIO_NOT_READABLE' } });
  });

  it('is empty when there is none', async () => {
    expect(await listScenarios(join(root, 'nowhere'))).toEqual([]);
  });
});
