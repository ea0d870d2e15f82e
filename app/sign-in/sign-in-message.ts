/** What next-auth's error codes and ours mean to the person who reads them. */
import { own } from '@/lib/core/text/own';

const messages: Readonly<Record<string, string>> = {
  CredentialsSignin: 'The e-mail or the password is not right.',
  TooManySignIns: 'Too many people are signing in at this moment. Try again in a few seconds.',
  AccountSuspended: 'This account is suspended. Ask whoever runs this server, or your instructor.',
  'linked-elsewhere': 'This account at the provider belongs to another account here already.',
  'email-unverified':
    'The provider has not verified your e-mail address, so it proves nothing. Verify it there, or use a password.',
  'password-first':
    'An account with this e-mail has a password. Sign in with it once; the provider is linked from then on.',
  'join-code-needed': 'There is no account for you yet: sign up with the join code of your class first.',
  SessionRequired: 'Sign in to go on.',
};

/** @param code may come from the address, so nothing of it is shown. */
export function signInMessage(code: string): string {
  return own(messages, code) ?? 'Signing in did not work. Try again.';
}
