/** Files of tests that share a process have modules of their own all the same: what one keeps, another does not see. */
import { vi } from 'vitest';

vi.resetModules();
