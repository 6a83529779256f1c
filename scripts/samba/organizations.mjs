import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contosoFiles } from './contoso/write.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const password = 'Rehearse-2010!';

/** The account that tests read with has no rights beyond those of any domain user. */
const reader = suffix => ({ name: 'recovery', password, userPrincipalName: `recovery@${suffix}` });
const blind = { name: 'blind', password, userPrincipalName: 'blind@contoso.local' };
const contosoServers =
  'CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Contoso,' +
  'CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=local';

/**
 * What domain controllers can be had, and what each holds. `netbios` names hold 15 characters: EXCHANGESERVERPRO is too
 * long. `blind` may not look into these objects. `many` entries bring the configuration partition over the 2,000 that
 * tests of paging ask for.
 */
export const organizations = {
  ex3: {
    suffix: 'exchangeserverpro.local',
    netbios: 'EXCHANGESERVERP',
    exports: [resolve(here, '../../assets/scenarios/ex3/directory.ldif')],
    accounts: [
      reader('exchangeserverpro.local'),
      { name: 'disabled', password, userPrincipalName: 'disabled@exchangeserverpro.local', disabled: true },
      { name: 'newcomer', password, userPrincipalName: 'newcomer@exchangeserverpro.local', mustChangePassword: true },
    ],
    many: 500,
  },
  contoso: {
    suffix: 'contoso.local',
    netbios: 'CONTOSO',
    exports: [contosoFiles.configuration, contosoFiles.rootDomain],
    accounts: [reader('contoso.local'), blind],
    blindTo: [`CN=Protocols,CN=CAS2,${contosoServers}`, `CN=HTTP,CN=Protocols,CN=CAS2,${contosoServers}`],
  },
  /**
   * Stands in for the child domain of contoso. Samba can't be made its child without a network between the two, so it is
   * a forest of its own; the account of contoso that reads is known here by the same name and password.
   */
  eu: {
    suffix: 'eu.contoso.local',
    netbios: 'EU',
    exports: [contosoFiles.euDomain],
    accounts: [reader('contoso.local')],
  },
};

export const domainOf = ({ suffix }) =>
  suffix
    .split('.')
    .map(label => `DC=${label}`)
    .join();
