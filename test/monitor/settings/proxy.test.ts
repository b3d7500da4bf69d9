import { expect, test } from 'vitest';
import { readConfiguration } from '../../../src/monitor/settings/configuration';
import { proxyCredentials, proxyFor, proxySecrets, readProxyRule, type ProxyRule } from '../../../src/monitor/settings/proxy';

const PROXY = 'http://proxy.example.com:3128';

function rule(environment: Readonly<Record<string, string>>): ProxyRule {
  const reading = readProxyRule(environment);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading;
}

function goesThrough(environment: Readonly<Record<string, string>>, address = 'https://ab123.us1.dbt.com/api/'): string | undefined {
  return proxyFor(new URL(address), rule(environment))?.origin;
}

test('HTTPS_PROXY is used for https, in either case, and the lower case counts first', () => {
  expect(goesThrough({ HTTPS_PROXY: PROXY })).toBe(PROXY);
  expect(goesThrough({ HTTPS_PROXY: 'http://other:1', https_proxy: PROXY })).toBe(PROXY);
  expect(goesThrough({ HTTPS_PROXY: ' proxy.example.com:3128 ' })).toBe(PROXY);
  expect(goesThrough({ HTTPS_PROXY: '' })).toBeUndefined();
});

test('HTTP_PROXY and ALL_PROXY change nothing: what is not encrypted stays on this machine', () => {
  expect(goesThrough({ HTTP_PROXY: PROXY, http_proxy: PROXY, ALL_PROXY: PROXY })).toBeUndefined();
  expect(goesThrough({ HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY }, 'http://127.0.0.1:8080/')).toBeUndefined();
});

test.each([
  '*', 'ab123.us1.dbt.com', '.dbt.com', 'dbt.com', '*.us1.dbt.com', 'localhost, .DBT.com', 'a b .dbt.com', 'dbt.com:443',
])('NO_PROXY=%s leaves the proxy out', exception => {
  expect(goesThrough({ HTTPS_PROXY: PROXY, NO_PROXY: exception })).toBeUndefined();
  expect(goesThrough({ HTTPS_PROXY: PROXY, no_proxy: exception })).toBeUndefined();
});

test.each(['', 'us2.dbt.com', 'bt.com', 'dbt.com:8443', '127.0.0.1', 'b123.us1.dbt.com'])('NO_PROXY=%s does not', exception => {
  expect(goesThrough({ HTTPS_PROXY: PROXY, NO_PROXY: exception })).toBe(PROXY);
});

test('an address of version 6 is found in NO_PROXY', () => {
  expect(goesThrough({ HTTPS_PROXY: PROXY, NO_PROXY: '::1' }, 'https://[::1]/')).toBeUndefined();
});

test.each(['socks5://user:hunter2@proxy:1080', 'http://', '://', 'ftp://proxy'])('HTTPS_PROXY=%s is a problem that does not show the value', value => {
  const reading = readProxyRule({ HTTPS_PROXY: value });
  expect(reading).toHaveProperty('problem', expect.stringMatching(/^is not the address of an HTTP proxy: /));
  expect(JSON.stringify(reading)).not.toContain('hunter2');
});

test.each(['HTTPS_PROXY', 'https_proxy'])('%s reaches the requests through the configuration, and a wrong one is a problem that names it', name => {
  const read = (value: string) => readConfiguration({
    DBT_API_KEY: 'dbtc_secret', DBT_ACCOUNT_ID: '12345', DBT_PROJECT_ID: '678', DBT_PR_JOB_ID: '910', NO_PROXY: 'example.com', [name]: value,
  });
  expect(read(PROXY)).toMatchObject({ proxies: { proxy: new URL(PROXY), except: ['example.com'] } });
  expect(read('socks5://user:hunter2@proxy:1080')).toEqual({ problems: [expect.stringMatching(/^HTTPS_PROXY is not the address of an HTTP proxy: /)] });
});

test('the password of the proxy is a secret, as it is and as it is written', () => {
  expect(proxySecrets({ https_proxy: 'http://user:p%40ss@proxy' })).toEqual(['p%40ss', 'p@ss']);
  expect(proxySecrets({})).toEqual(['', '']);
});

test('credentials are decoded, and what cannot be decoded is sent as it is', () => {
  const sent = (address: string) => Buffer.from(proxyCredentials(new URL(address)), 'base64').toString();
  expect([sent('http://us%65r:p%40ss@proxy'), sent('http://user:50%@proxy'), sent('http://proxy')]).toEqual(['user:p@ss', 'user:50%', '']);
});
