import { headers } from 'next/headers';

/** Asks for the nonce, which makes it dynamic as all of Nabla's pages are. At an address that the proxy keeps no pages of. */
export default async function Page() {
  const nonce = (await headers()).get('x-nonce');
  return <main>{nonce ? 'A page with nothing in it.' : 'There is no nonce.'}</main>;
}
