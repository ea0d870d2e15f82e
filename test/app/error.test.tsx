import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import ErrorPage from '@/app/error';
import { show } from '../helpers/show';

afterEach(cleanup);

test('an error of the server shows the number by which the log has it', () => {
  show(<ErrorPage error={Object.assign(new Error('Hidden.'), { digest: '2718281828' })} reset={() => {}} />);
  expect(screen.getByText('2718281828')).toBeTruthy();
  expect(screen.queryByText(/Hidden/)).toBeNull();
});

test('an error of the browser has no number', () => {
  show(<ErrorPage error={new Error('Hidden.')} reset={() => {}} />);
  expect(screen.queryByText(/number/)).toBeNull();
});
