# Prints the authorities that this Windows trusts. Asks for nothing and changes nothing.
#
# Standard output, one certificate a line:   root CERTIFICATE      or      intermediate CERTIFICATE
#                           and at the end:  = end CERTIFICATES
#
# CERTIFICATE is base64 of DER. Windows reaches a decision of its own for each use of a certificate; this is the list that
# it begins with, without what it was told never to trust.
#
# @fidelity C authorities that Windows trusts: X509Store of .NET, as Microsoft documents it
#
# Made for PowerShell 2.0 and .NET 2.0.
param()

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$ascii = [System.Text.Encoding]::ASCII
$writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList @([Console]::OpenStandardOutput(), $ascii)
$writer.NewLine = "`n"

# Of the machine: what a policy of the domain hands out is among it. The list is never nothing, but may be empty.
function Get-Certificates([string] $name) {
    $place = [System.Security.Cryptography.X509Certificates.StoreLocation]::LocalMachine
    $type = 'System.Security.Cryptography.X509Certificates.X509Store'
    $store = New-Object -TypeName $type -ArgumentList @($name, $place)
    $store.Open('ReadOnly')
    $found = $store.Certificates
    $store.Close()
    return , $found
}

function Write-Certificates([string] $kind, $certificates) {
    $written = 0
    foreach ($certificate in $certificates) {
        if ($refused.ContainsKey($certificate.Thumbprint)) { continue }
        $writer.WriteLine($kind + ' ' + [Convert]::ToBase64String($certificate.RawData))
        $written += 1
    }
    return $written
}

$refused = @{}
foreach ($certificate in (Get-Certificates 'Disallowed')) { $refused[$certificate.Thumbprint] = $true }

$count = 0
$count += Write-Certificates 'root' (Get-Certificates 'Root')
$count += Write-Certificates 'intermediate' (Get-Certificates 'CA')
$writer.WriteLine("= end $count")
$writer.Flush()
exit 0
