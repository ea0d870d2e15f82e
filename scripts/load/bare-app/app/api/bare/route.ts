import { headers } from 'next/headers';

export async function GET(): Promise<Response> {
  return Response.json({ asked: (await headers()).has('x-nonce') });
}
