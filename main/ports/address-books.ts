/** What a server has on its disk of an offline address book. */
export interface AddressBookFile {
  /** As the directory knows the address book. */
  readonly guid: string;
  /** Its list of files, as an administrator of the server writes it: `C:\…\ClientAccess\OAB\GUID\oab.xml`. */
  readonly shown: string;
  readonly state: 'there' | 'empty' | 'missing';
}
