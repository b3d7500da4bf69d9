import { expect, test } from 'vitest';
import { readAddress, readEmulatorAddress } from '../../../src/monitor/settings/address';

test.each([
  'https://ab123.us1.dbt.com',
  'ab123.us1.dbt.com',
  'https://ab123.us1.dbt.com/',
  'https://ab123.us1.dbt.com///',
  'AB123.us1.dbt.com',
  'https://ab123.us1.dbt.com:443',
  'ab123.us1.dbt.com/api/v2',
  'https://ab123.us1.dbt.com/api/v2/',
  'https://ab123.us1.dbt.com//api/v2/accounts/1/',
  'https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/910/settings?x=1#y',
  'https://ab123.us1.dbt.com/#/accounts/12345/projects/678/jobs/910/',
  'https://ab123.us1.dbt.com?next=/deploy',
])('%s is read as its host', value => {
  expect(readAddress(value)).toEqual({ origin: 'https://ab123.us1.dbt.com' });
});

test('a port is kept', () => {
  expect(readAddress('dbt.example.com:8443/deploy/1')).toEqual({ origin: 'https://dbt.example.com:8443' });
});

test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080', 'http://127.1.2.3:8080'])(
  '%s may go without encryption, because it is this machine', value => {
    expect(readAddress(value)).toEqual({ origin: value });
    expect(readEmulatorAddress(value)).toEqual({ origin: value });
  });

test.each([
  ['http://ab123.us1.dbt.com', /unencrypted: write https/],
  ['http://127.0.0.1.example.com', /unencrypted/],
  ['ftp://ab123.us1.dbt.com', /only https is allowed/],
  ['https://user:pass@ab123.us1.dbt.com', /user name or password/],
  ['https://ab123.us1.dbt.com/proxy', /without the path '\/proxy'/],
  ['https://', /not an address/],
  ['not a host', /not an address/],
  ['', /not an address/],
])('%s is refused', (value, problem) => {
  expect(readAddress(value)).toEqual({ problem: expect.stringMatching(problem) });
});

test('a password in an address is not repeated', () => {
  expect(JSON.stringify(readAddress('https://user:hunter2@host'))).not.toContain('hunter2');
});

test.each(['https://cloud.getdbt.com', 'http://10.0.0.1:8080', 'http://localhost.example.com', 'nonsense here'])(
  '%s cannot be an emulator', value => {
    expect(readEmulatorAddress(value)).toEqual({ problem: expect.stringContaining('only a loopback address') });
  });
