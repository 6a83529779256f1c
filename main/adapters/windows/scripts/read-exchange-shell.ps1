# Asks the Exchange shell of this server what it uses certificates for, and changes nothing. How the answers look: see
# probe-lines.ps1. It is started with -Version 2.0: see exchange-shell.ps1.
#
# @fidelity D certificates in use: Get-ExchangeCertificate, Get-PopSettings and Get-ImapSettings with the properties that public scripts read; each answer is checked for its form, and what does not fit counts as not read
#
# Made for PowerShell 2.0 and .NET 2.0.
param()

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $here 'probe-lines.ps1')
. (Join-Path $here 'exchange-shell.ps1')

$server = [Environment]::MachineName

# Where Exchange was never installed, that is the answer.
function Test-Shell {
    $name = 'Microsoft.Exchange.Management.PowerShell.E2010'
    return (@(Get-PSSnapin -Registered -Name $name -ErrorAction SilentlyContinue | Where-Object { $_ -ne $null }).Count -gt 0)
}

Write-Probe 'exchange-certificates' {
    if (-not (Test-Shell)) { return @{ shell = $false; rows = @() } }
    Add-ExchangeShell
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($certificate in @(Get-ExchangeCertificate)) {
        if ($null -eq $certificate) { continue }
        [void] $rows.Add(@{ thumbprint = [string] $certificate.Thumbprint; services = (Get-ServiceNames $certificate) })
    }
    @{ shell = $true; rows = $rows }
}

Write-Probe 'pop-settings' {
    if (-not (Test-Shell)) { return @{ shell = $false; name = $null } }
    Add-ExchangeShell
    $found = @(Get-PopSettings -Server $server)[0]
    $name = $null
    if ($null -ne $found) { $name = [string] $found.X509CertificateName }
    @{ shell = $true; name = $name }
}

Write-Probe 'imap-settings' {
    if (-not (Test-Shell)) { return @{ shell = $false; name = $null } }
    Add-ExchangeShell
    $found = @(Get-ImapSettings -Server $server)[0]
    $name = $null
    if ($null -ne $found) { $name = [string] $found.X509CertificateName }
    @{ shell = $true; name = $name }
}

Write-End
exit 0
