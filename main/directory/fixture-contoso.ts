const folder = 'main/directory/fixtures/contoso';

/**
 * For tests: the exports of a forest of two domains, one file for each partition, one of them in UTF-16. They are
 * written by `scripts/samba/contoso`, which also says what each server is there for.
 */
export function contosoExport(): string[] {
  return ['configuration.ldf', 'contoso.ldf', 'eu.ldf'].map(name => `${folder}/${name}`);
}
