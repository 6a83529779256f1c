import { describe, expect, it } from 'vitest';
import { NamingContexts, type Place } from './naming-contexts.js';

function contextsOf(names: readonly string[]): NamingContexts {
  const contexts = new NamingContexts();
  for (const { partition } of names.flatMap(name => contexts.placeOf(name) ?? [])) partition.entries += 1;
  return contexts;
}

describe('the partitions of an export', () => {
  it('are the configuration and the domain of its entries', () => {
    const names = [
      'DC=contoso,DC=local',
      'CN=EX3,CN=Computers,DC=contoso,DC=local',
      'CN=Sites,CN=Configuration,DC=contoso,DC=local',
    ];
    expect(contextsOf(names).root()).toEqual({
      configuration: 'CN=Configuration,DC=contoso,DC=local',
      domain: 'DC=contoso,DC=local',
      rootDomain: 'DC=contoso,DC=local',
      domainController: null,
    });
  });

  it('are a child domain, and the configuration of the forest root', () => {
    const names = ['CN=Sites,CN=Configuration,DC=contoso,DC=local', 'CN=EX3,DC=eu,DC=contoso,DC=local'];
    expect(contextsOf(names).root()).toMatchObject({
      configuration: 'CN=Configuration,DC=contoso,DC=local',
      domain: 'DC=eu,DC=contoso,DC=local',
      rootDomain: 'DC=contoso,DC=local',
    });
  });

  it('are the larger one of two domains', () => {
    const names = ['DC=contoso,DC=local', 'CN=A,DC=eu,DC=contoso,DC=local', 'CN=B,DC=EU,DC=contoso,DC=local'];
    expect(contextsOf(names).root().domain).toBe('DC=eu,DC=contoso,DC=local');
  });

  it('are the forest root when only its configuration was exported', () => {
    expect(contextsOf(['CN=Services,CN=Configuration,DC=contoso,DC=local']).root().domain).toBe('DC=contoso,DC=local');
  });

  it('are neither the zones of DNS nor a container that is merely called Configuration', () => {
    const names = [
      'DC=x,DC=DomainDnsZones,DC=contoso,DC=local',
      'DC=y,DC=DomainDnsZones,DC=contoso,DC=local',
      'DC=z,DC=contoso.local,CN=MicrosoftDNS,DC=ForestDnsZones,DC=contoso,DC=local',
      'CN=Configuration,OU=Lab,DC=contoso,DC=local',
    ];
    expect(contextsOf(names).root()).toMatchObject({ domain: 'DC=contoso,DC=local' });
  });
});

describe('the place of a name', () => {
  const placeOf = (name: string): Place | undefined => new NamingContexts().placeOf(name);

  it.each([
    ['CN=EX3,OU=Servers,DC=contoso,DC=local', 'domain', ['ou=servers', 'cn=ex3']],
    ['DC=contoso,DC=local', 'domain', []],
    ['CN=Sites,CN=Configuration,DC=contoso,DC=local', 'configuration', ['cn=sites']],
    ['CN=Top,CN=Schema,CN=Configuration,DC=contoso,DC=local', 'schema', ['cn=top']],
    ['CN=Schema,OU=Lab,DC=contoso,DC=local', 'domain', ['ou=lab', 'cn=schema']],
    ['CN=Deleted', 'other', ['cn=deleted']],
    ['', 'other', []],
  ])('%j is in the %s', (name, kind, steps) => {
    const place = placeOf(name);
    expect(place?.partition.kind).toBe(kind);
    expect(place?.keys.slice(place.partitionSteps)).toEqual(steps);
  });

  it('is nowhere for a malformed name', () => {
    expect(placeOf('CN=EX3,contoso')).toBeUndefined();
  });
});
