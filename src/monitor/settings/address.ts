/** A host to send to, or what is wrong with the value as the rest of a sentence that starts with the variable's name. */
export type AddressReading = { readonly origin: string } | { readonly problem: string };

// What people paste with the host: the API's own path, or the page of a job, of a run or of the settings.
const PASTED_PATH = /^\/+(api|deploy|accounts|settings|next)(\/.*)?$/;

/**
 * Reads the address of dbt Cloud in the forms that people have at hand: with or without scheme, with slashes at its end,
 * or cut out of the browser.
 *
 * @see https://docs.getdbt.com/docs/cloud/about-cloud/access-regions-ip-addresses
 */
export function readAddress(value: string): AddressReading {
  const shown = value.slice(0, 200);
  const url = parseAddress(value, 'https');
  if (url === undefined) return { problem: `is '${shown}', which is not an address: give a host such as ab123.us1.dbt.com` };
  if (url.username !== '' || url.password !== '') return { problem: 'holds a user name or password: give the host alone' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: `is '${shown}': only https is allowed` };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return { problem: `is '${shown}', which would send the key unencrypted: write https` };
  }
  if (!/^\/*$/.test(url.pathname) && !PASTED_PATH.test(url.pathname)) {
    return { problem: `is '${shown}': give the host alone, without the path '${url.pathname}'` };
  }
  return { origin: url.origin };
}

/**
 * Reads the address of an emulator. Only this machine is allowed, so that a rehearsal cannot send the key anywhere else.
 */
export function readEmulatorAddress(value: string): AddressReading {
  const url = parseAddress(value, 'https');
  if (url === undefined || !isLoopback(url.hostname)) {
    return { problem: `is '${value.slice(0, 200)}': only a loopback address such as http://127.0.0.1:8080 is allowed` };
  }
  return readAddress(value);
}

/** Whether a host is this machine, however it is written. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The address in a text that may be without a scheme. */
export function parseAddress(value: string, scheme: 'http' | 'https'): URL | undefined {
  try {
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `${scheme}://${value}`);
  } catch {
    return undefined;
  }
}

/** The host as a connection needs it: an IPv6 address without its brackets. */
export function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
