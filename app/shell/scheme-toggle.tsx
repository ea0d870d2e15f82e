'use client';

import { ActionIcon, useComputedColorScheme, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

/**
 * Says and shows the other scheme. Both are in the page and the style sheet hides one: the server does not know which
 * scheme the browser has stored, and a page drawn for the other one would be thrown away and drawn again.
 */
export function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      <IconSun size={18} className="mantine-light-hidden" aria-hidden />
      <VisuallyHidden lightHidden>Use the light colours</VisuallyHidden>
      <IconMoon size={18} className="mantine-dark-hidden" aria-hidden />
      <VisuallyHidden darkHidden>Use the dark colours</VisuallyHidden>
    </ActionIcon>
  );
}
