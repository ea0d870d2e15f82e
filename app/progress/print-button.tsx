'use client';

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import classes from './progress.module.css';

export function PrintButton() {
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={18} />}
      onClick={() => window.print()}
      className={classes.print}
    >
      Print
    </Button>
  );
}
