# What the scripts share that speak with Exchange. They read it in; alone it does nothing.
#
# The snap-in of Exchange 2010 works without the virtual directory of PowerShell in IIS, and with version 2.0 of Windows
# PowerShell only: these scripts are started with -Version 2.0.
#
# @fidelity D Exchange shell: the snap-in Microsoft.Exchange.Management.PowerShell.E2010 as many public scripts load it; what a change has done is read again through the shell, and a shell that does not load has a code of its own
#
# Made for PowerShell 2.0 and .NET 2.0.

# ERROR_MOD_NOT_FOUND: there is no such snap-in, or it does not load. 1: Exchange refused, and says why above.
$shellMissing = 126
$refused = 1

# CRYPT_E_NOT_FOUND, as an exit code has it.
$certificateMissing = -2146885628

function Add-ExchangeShell {
    $name = 'Microsoft.Exchange.Management.PowerShell.E2010'
    if (@(Get-PSSnapin -Name $name -ErrorAction SilentlyContinue).Count -eq 0) { Add-PSSnapin -Name $name }
}

# The services of a certificate, as a list of their names: they are those of an enumeration, in every language.
function Get-ServiceNames($certificate) {
    $names = New-Object -TypeName System.Collections.ArrayList
    foreach ($name in ([string] $certificate.Services).Split(',')) {
        $word = $name.Trim().ToUpperInvariant()
        if (($word -ne '') -and ($word -ne 'NONE')) { [void] $names.Add($word) }
    }
    return , $names
}
