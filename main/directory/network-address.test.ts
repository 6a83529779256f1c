import { describe, expect, it } from 'vitest';
import { fqdnOf } from './network-address.js';

describe('the full name of a server', () => {
  it('is the TCP value among its network addresses', () => {
    expect(fqdnOf(['netbios:EX3', 'ncacn_ip_tcp:ex3.contoso.local', 'ncalrpc:EX3'])).toBe('ex3.contoso.local');
  });

  it('is found whatever the case of the protocol', () => {
    expect(fqdnOf(['NCACN_IP_TCP:ex3.contoso.local'])).toBe('ex3.contoso.local');
  });

  it.each([[[]], [['netbios:EX3']], [['ncacn_ip_tcp:']]])('stays unknown for %j', addresses => {
    expect(fqdnOf(addresses)).toBeNull();
  });
});
