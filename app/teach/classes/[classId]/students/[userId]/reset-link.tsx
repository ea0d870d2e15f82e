'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { LinkOnce } from '@/app/account/link-once';
import { useAct } from '@/app/teach/use-act';
import { makeStudentResetLinkAction } from '@/lib/people/accounts/actions';

interface Props {
  readonly classId: string;
  readonly studentId: string;
  readonly name: string;
}

/** For a student who has forgotten the password. */
export function ResetLink({ classId, studentId, name }: Props) {
  const [link, setLink] = useState<string | null>(null);
  const { act, pending } = useAct();
  return (
    <div aria-live="polite">
      {link ? (
        <LinkOnce
          title={`Give this link to ${name}: it sets a new password, once, within half an hour. It is not shown again`}
          link={link}
          onDone={() => setLink(null)}
        />
      ) : (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={pending}
          onClick={() => act(() => makeStudentResetLinkAction(classId, studentId), setLink)}
        >
          Link for a new password
        </Button>
      )}
    </div>
  );
}
