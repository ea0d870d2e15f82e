'use client';

import { useEffect, useState } from 'react';
import { fromSearch, type LabConfig, toAddress } from '@/lib/engine/lab/config';

interface Address {
  /** One configuration, or two that are compared. */
  readonly configs: readonly LabConfig[];
  /** What the address asked for that is not possible. */
  readonly problems: readonly string[];
}

/** The lab's state is the address: run A in the plain parameters, run B as a whole in `b`. */
export function useAddress(): [Address | null, (configs: readonly LabConfig[]) => void] {
  const [address, setAddress] = useState<Address | null>(null);
  useEffect(() => {
    const search = new URLSearchParams(window.location.search);
    const a = fromSearch(search);
    const other = search.get('b');
    const b = other === null ? null : fromSearch(new URLSearchParams(other));
    setAddress({ configs: b ? [a.config, b.config] : [a.config], problems: [...a.problems, ...(b?.problems ?? [])] });
  }, []);

  function change(configs: readonly LabConfig[]): void {
    window.history.replaceState(null, '', toAddress(configs));
    setAddress({ configs, problems: [] });
  }
  return [address, change];
}
