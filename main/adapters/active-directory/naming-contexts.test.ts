import { describe, expect, it } from 'vitest';
import { deduceRoot } from './naming-contexts.js';

describe('the partitions of an export', () => {
  it('are the configuration and the domain of its entries', () => {
    const names = [
      'DC=contoso,DC=local',
      'CN=EX3,CN=Computers,DC=contoso,DC=local',
      'CN=Sites,CN=Configuration,DC=contoso,DC=local',
    ];
    expect(deduceRoot(names)).toEqual({
      configuration: 'CN=Configuration,DC=contoso,DC=local',
      domain: 'DC=contoso,DC=local',
      domainController: null,
    });
  });

  it('are a child domain, and the configuration of the forest root', () => {
    const names = ['CN=Sites,CN=Configuration,DC=contoso,DC=local', 'CN=EX3,DC=eu,DC=contoso,DC=local'];
    expect(deduceRoot(names)).toMatchObject({
      configuration: 'CN=Configuration,DC=contoso,DC=local',
      domain: 'DC=eu,DC=contoso,DC=local',
    });
  });

  it('are the larger one of two domains', () => {
    const names = ['DC=contoso,DC=local', 'CN=A,DC=eu,DC=contoso,DC=local', 'CN=B,DC=EU,DC=contoso,DC=local'];
    expect(deduceRoot(names).domain).toBe('DC=eu,DC=contoso,DC=local');
  });

  it('are the forest root when only its configuration was exported', () => {
    expect(deduceRoot(['CN=Services,CN=Configuration,DC=contoso,DC=local']).domain).toBe('DC=contoso,DC=local');
  });

  it('are neither the zones of DNS nor a container that is merely called Configuration', () => {
    const names = [
      'DC=x,DC=DomainDnsZones,DC=contoso,DC=local',
      'DC=y,DC=DomainDnsZones,DC=contoso,DC=local',
      'CN=Configuration,OU=Lab,DC=contoso,DC=local',
    ];
    expect(deduceRoot(names)).toMatchObject({ domain: 'DC=contoso,DC=local' });
  });
});
