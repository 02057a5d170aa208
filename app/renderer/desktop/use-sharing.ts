import { useEffect, useState } from 'react';
import type { DesktopBridge } from '#app/shared/desktop-bridge.ts';
import type { Sharing } from '#app/shared/ipc-contract.ts';

/** Whether this machine's boards are open to the network; undefined until the desktop shell has said so. */
export function useSharing(desktop: DesktopBridge): Sharing | undefined {
  const [sharing, setSharing] = useState<Sharing>();
  useEffect(() => {
    let asked = true;
    void desktop.ask('sharing:read', {}).then((answer) => {
      // News that came in the meantime is newer than this answer.
      if (asked) setSharing((known) => known ?? answer);
    });
    const end = desktop.onNews('sharing:changed', setSharing);
    return () => {
      asked = false;
      end();
    };
  }, [desktop]);
  return sharing;
}
