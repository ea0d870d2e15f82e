import { expect, test } from 'vitest';
import { requireOperator } from '@/lib/platform/observe/operator.server';

const open = { metricsToken: null, urlIsGiven: false };
const locked = { metricsToken: 'a-token-of-some-length', urlIsGiven: true };

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('without a token, %s is the machine itself', (address) => {
  expect(() => requireOperator(null, address, open)).not.toThrow();
});

test.each(['10.0.0.7', 'unknown', '127.0.0.1.example.org', '::2'])(
  'without a token, %s is somebody else',
  (address) => {
    expect(() => requireOperator(null, address, open)).toThrow('NABLA_METRICS_TOKEN');
  },
);

test('where people reach it at another address, requests of the machine may be a proxy’s', () => {
  expect(() => requireOperator(null, '127.0.0.1', { ...open, urlIsGiven: true })).toThrow('NABLA_METRICS_TOKEN');
});

test('a token opens it from anywhere, and nothing else does where there is one', () => {
  expect(() => requireOperator('Bearer a-token-of-some-length', '10.0.0.7', locked)).not.toThrow();
  expect(() => requireOperator('Bearer a-token-of-another', '10.0.0.7', locked)).toThrow();
  expect(() => requireOperator(null, '127.0.0.1', { ...locked, urlIsGiven: false })).toThrow();
});
