'use client';

import { enter } from '@/app/account/enter';
import { FormEnd } from '@/app/account/fields';
import { useFormAction } from '@/app/account/use-form-action';
import { becomeInstructorAction } from '@/lib/people/joining/actions';

export function BecomeInstructor({ token }: { token: string }) {
  const form = useFormAction(
    () => becomeInstructorAction(token),
    () => enter('/teach'),
  );
  return (
    <form onSubmit={form.onSubmit}>
      <FormEnd message={form.message} pending={form.pending}>
        Become an instructor
      </FormEnd>
    </form>
  );
}
