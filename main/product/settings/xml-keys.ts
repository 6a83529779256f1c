/**
 * The attributes that tell elements of one name apart below one parent, as IIS and .NET take them. Most specific first.
 * Sources: IIS_schema.xml and the .NET configuration reference (`isUniqueKey`, "collection key"); our own choice for files
 * of Exchange.
 */
interface KeyRule {
  /** Names of the parent; any parent without. */
  readonly in?: readonly string[];
  readonly elements: readonly string[];
  /** `a/@b` is an attribute of a child. */
  readonly keys: readonly string[];
}

export const keyRules: readonly KeyRule[] = [
  // The frame of a file.
  { elements: ['location'], keys: ['path'] },
  { elements: ['section', 'sectionGroup'], keys: ['name'] },
  // Sites, applications and their bindings.
  { in: ['sites'], elements: ['site'], keys: ['name'] },
  { in: ['site'], elements: ['application'], keys: ['path'] },
  { in: ['fastCgi'], elements: ['application'], keys: ['fullPath', 'arguments'] },
  { elements: ['virtualDirectory'], keys: ['path'] },
  { in: ['bindings'], elements: ['binding'], keys: ['protocol', 'bindingInformation'] },
  { in: ['customMetadata'], elements: ['key'], keys: ['path'] },
  { in: ['key'], elements: ['property'], keys: ['id'] },
  // Collections of IIS.
  { elements: ['mimeMap'], keys: ['fileExtension'] },
  { in: ['httpErrors'], elements: ['error'], keys: ['statusCode', 'subStatusCode'] },
  { in: ['customErrors'], elements: ['error'], keys: ['statusCode'] },
  { in: ['httpHandlers'], elements: ['add'], keys: ['verb', 'path'] },
  { in: ['fileExtensions'], elements: ['add'], keys: ['fileExtension'] },
  { in: ['verbs'], elements: ['add'], keys: ['verb'] },
  { in: ['hiddenSegments'], elements: ['add'], keys: ['segment'] },
  { in: ['denyUrlSequences', 'alwaysAllowedUrls'], elements: ['add'], keys: ['sequence', 'url'] },
  { in: ['headerLimits'], elements: ['add'], keys: ['header'] },
  { in: ['ipSecurity'], elements: ['add'], keys: ['ipAddress', 'subnetMask', 'domainName'] },
  { in: ['authorization'], elements: ['add', 'allow', 'deny'], keys: ['users', 'roles', 'verbs'] },
  { in: ['isapiFilters'], elements: ['filter'], keys: ['name'] },
  { in: ['isapiCgiRestriction', 'traceFailedRequests'], elements: ['add'], keys: ['path'] },
  { in: ['traceAreas'], elements: ['add'], keys: ['provider'] },
  { in: ['files', 'providers'], elements: ['add'], keys: ['name', 'value'] },
  { in: ['dynamicTypes', 'staticTypes'], elements: ['add'], keys: ['mimeType'] },
  { in: ['httpCompression'], elements: ['scheme'], keys: ['name'] },
  { in: ['profiles'], elements: ['add'], keys: ['extension', 'name'] },
  { in: ['rules', 'outboundRules'], elements: ['rule'], keys: ['name'] },
  // Collections of .NET.
  { in: ['appSettings'], elements: ['add'], keys: ['key'] },
  { in: ['assemblies'], elements: ['add'], keys: ['assembly'] },
  { in: ['namespaces'], elements: ['add'], keys: ['namespace'] },
  { in: ['tagMapping'], elements: ['add'], keys: ['tagType'] },
  { in: ['controls'], elements: ['add'], keys: ['tagPrefix', 'tagName', 'namespace', 'src'] },
  { in: ['buildProviders'], elements: ['add'], keys: ['extension'] },
  { in: ['expressionBuilders'], elements: ['add'], keys: ['expressionPrefix'] },
  { in: ['compilers'], elements: ['compiler'], keys: ['language', 'extension'] },
  { elements: ['dependentAssembly'], keys: ['assemblyIdentity/@name', 'assemblyIdentity/@publicKeyToken'] },
  { elements: ['bindingRedirect'], keys: ['oldVersion'] },
  { elements: ['codeBase'], keys: ['version'] },
  { elements: ['trustLevel', 'service', 'behavior', 'source', 'listener', 'extension'], keys: ['name'] },
  { in: ['service', 'client'], elements: ['endpoint'], keys: ['name', 'address', 'binding', 'contract'] },
  { elements: ['binding'], keys: ['name'] },
  // Schema of IIS.
  { elements: ['sectionSchema', 'element', 'attribute', 'enum', 'flag'], keys: ['name'] },
  { elements: ['collection'], keys: ['addElement'] },
  // What is left of a collection: the first that an element has tells it apart.
  { elements: ['add'], keys: ['key'] },
  { elements: ['add'], keys: ['name'] },
  { elements: ['add'], keys: ['path'] },
  { elements: ['add'], keys: ['value'] },
];

/** Parents whose children are taken one after the other, so that their order is a setting. */
export const orderedParents: ReadonlySet<string> = new Set([
  'modules',
  'globalModules',
  'handlers',
  'httpModules',
  'httpHandlers',
  'isapiFilters',
  'providers',
  'files',
  'authorization',
  'rules',
  'outboundRules',
]);

/** Elements of a collection that undo what stands before them, so that their place among the others counts. */
export const undoingElements: ReadonlySet<string> = new Set(['clear', 'remove', 'clearSpns']);
