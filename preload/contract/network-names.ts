// Apart from the schemas, so that the window can look at what is typed without them.

/** A DNS name: labels between dots. A name of one label is one too. */
export const dnsNameForm = /^(?!-)[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?$/;

/**
 * `ldaps://host[:port]`, or `ldap://host[:port]` which is upgraded by StartTLS before anything secret is sent. Never
 * `user:password@host`: an address is shown and written down.
 */
export const controllerUrlForm = /^ldaps?:\/\/[^/\s@]+\/?$/;

/** `ADDRESS` or `ADDRESS:PORT` of a server, by its look: who connects to it looks closer. */
export const serverAddressForm = /^(\[[0-9a-fA-F:]+\]|[0-9.]+)(:\d{1,5})?$|^[0-9a-fA-F:]+$/;

/** The ports of the global catalog, which holds a part of each object only: what is absent there may be recorded. */
export const isGlobalCatalog = (url: string): boolean => /:326[89]\/?$/.test(url.trim());
