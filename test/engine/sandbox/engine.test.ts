import { describeContract } from './contract';
import { describeHostile } from './hostile';
import { localSandbox } from './local-sandbox';

describeContract('engine', async () => ({ sandbox: localSandbox(), close: async () => {} }));
describeHostile('engine', async () => ({ sandbox: localSandbox(), close: async () => {} }), { clock: false });
