import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { ImportFound } from '@/app/teach/exercises/import-found';

beforeAll(() => {
  window.matchMedia ??= vi.fn();
});
afterEach(cleanup);

it('a zip with several exercises offers to take each of them', () => {
  const onTake = vi.fn();
  const places = ['a', 'b'].map((slug) => ({ slug, path: `course-main/${slug}/` }));
  const report = { slug: null, taken: false, files: 0, images: 0, archive: [], baking: [], bakes: false, places };
  render(
    <MantineProvider env="test">
      <ImportFound file="course.zip" report={report} onTake={onTake} />
    </MantineProvider>,
  );
  expect(screen.getByText('course.zip cannot be taken as it is.')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Take b' }));
  expect(onTake).toHaveBeenCalledWith('course-main/b/');
});
