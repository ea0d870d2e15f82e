/**
 * Refusals that a caller may expect. Route handlers answer with `status` and `code`; pages redirect or show "not found".
 * The message is for the person who reads it: it names the thing and the way out.
 */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  abstract readonly code: string;
}

/** Next hands the digest of an error to the browser, and nothing else of it. */
export const notSignedInDigest = 'not-signed-in';

export class NotSignedIn extends Refusal {
  override readonly name = 'NotSignedIn';
  readonly digest = notSignedInDigest;
  readonly status = 401;
  readonly code = 'not-signed-in';
  constructor(message = 'Sign in first.') {
    super(message);
  }
}

export class Forbidden extends Refusal {
  override readonly name = 'Forbidden';
  readonly status = 403;
  readonly code = 'forbidden';
}

/** It does not exist, or not for this viewer: the two are not told apart. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound';
  readonly status = 404;
  readonly code = 'not-found';
}

export class InvalidRequest extends Refusal {
  override readonly name = 'InvalidRequest';
  readonly status = 400;
  readonly code = 'invalid';
  /** @param field of the form that it is about, to stand beside it */
  constructor(
    message: string,
    readonly field: string | null = null,
  ) {
    super(message);
  }
}

export class TooLarge extends Refusal {
  override readonly name = 'TooLarge';
  readonly status = 413;
  readonly code = 'too-large';
}

export class TooManyRequests extends Refusal {
  override readonly name = 'TooManyRequests';
  readonly status = 429;
  readonly code = 'too-many-requests';
  readonly retryAfterSeconds: number;
  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
