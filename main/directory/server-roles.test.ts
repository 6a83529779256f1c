import { describe, expect, it } from 'vitest';
import { decodeRoles } from './server-roles.js';

describe('the role mask of a server', () => {
  it.each([
    ['4', ['Client Access']],
    ['34', ['Mailbox', 'Hub Transport']],
    ['38', ['Mailbox', 'Client Access', 'Hub Transport']],
    ['54', ['Mailbox', 'Client Access', 'Unified Messaging', 'Hub Transport']],
    ['64', ['Edge Transport']],
    ['0', []],
  ])('%s names its roles', (mask, roles) => {
    expect(decodeRoles(mask)).toEqual({ roles, unknownRoleBits: 0 });
  });

  it('keeps the bits that it knows no role for', () => {
    expect(decodeRoles('16389')).toEqual({ roles: ['Client Access'], unknownRoleBits: 16385 });
  });

  it.each([null, 'garbage'])('gives no role for %s', mask => {
    expect(decodeRoles(mask)).toEqual({ roles: [], unknownRoleBits: 0 });
  });
});
