import { startRehearsal } from './fixture-rehearsal.js';
import { describeHost } from '../host.contract.js';

describeHost('a simulated machine', async () => {
  const { host, remove } = await startRehearsal();
  return {
    host,
    addresses: { answering: '10.0.0.10', free: '10.0.0.23' },
    names: { known: 'ex3.exchangeserverpro.local', addresses: ['10.0.0.23'], unknown: 'ex9.exchangeserverpro.local' },
    remove,
  };
});
