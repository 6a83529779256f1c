// Where the rows of the table come from, as the operator reads them.

/** "Integrate an On-Premises Exchange Server with Windows Server Essentials": the line for Exchange 2010 on 2008 R2. */
export const essentials = 'Microsoft’s line for Exchange 2010 on Windows Server 2008 R2 (Essentials documentation)';

/** "Exchange 2010 Prerequisites", rakhesh.com: a table by role. */
export const byRole = 'table of the Exchange 2010 prerequisites by role (rakhesh.com)';

/** "The 'IIS 6 WMI Compatibility' component is required", petenetlive.com. */
export const wmiCompatibility = 'support article on "IIS 6 WMI Compatibility is required" (SP2 and later)';

/** Microsoft's help for Exchange 2013 on Windows Server 2012, and a published lab with Exchange 2010 SP3 on 2012. */
export const on2012 = 'published lab of Exchange 2010 SP3 on Windows Server 2012';
export const help2013 = 'Microsoft’s help for Exchange 2013 on Windows Server 2012: the tools have another name there';

/** "Exchange 2010 SP1 Prerequisites on 2008 R2 SP1", eightwone.com. */
export const hotfixes = 'table of the hotfixes for Exchange 2010 SP1 on 2008 R2 (eightwone.com)';

/** A published script that installs what Exchange 2010 needs on 2008 and 2008 R2. */
export const script = 'published script that installs the Exchange 2010 prerequisites';

/** "Exchange 2010 ServicePack 1", msxfaq.de. */
export const msxfaq = 'notes on Exchange 2010 SP1 (msxfaq.de): setup breaks off late without it';

/** microsoft/CSS-Exchange, Setup/SetupLogReviewer: firewall rules fail when the service does not run. */
export const logReviewer = 'Microsoft’s reviewer of setup logs: setup adds firewall rules';

export const unwritten = 'known from practice; no vendor document was found for it';
