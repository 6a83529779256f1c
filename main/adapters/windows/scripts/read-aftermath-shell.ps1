# Asks the Exchange shell of this server how the server is, and changes nothing. How the answers look: see probe-lines.ps1.
# It is started with -Version 2.0: see exchange-shell.ps1. What may take long comes last.
#
# @fidelity D health of the server: Test-ServiceHealth, Get-ExchangeServer and Test-MRSHealth, with the properties that public scripts read; outcomes are truth values and members of enumerations, never texts, and what does not fit counts as not run
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

# A property that another version lacks is missing rather than wrong.
function Read-Property($object, [string] $name) {
    if ($null -eq $object) { return $null }
    $property = $object.PSObject.Properties[$name]
    if ($null -eq $property) { return $null }
    return $property.Value
}

Write-Probe 'service-health' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    if (-not (Test-Shell)) { return @{ shell = $false; rows = $rows } }
    Add-ExchangeShell
    foreach ($role in @(Test-ServiceHealth)) {
        if ($null -eq $role) { continue }
        $notRunning = New-Object -TypeName System.Collections.ArrayList
        foreach ($name in @(Read-Property $role 'ServicesNotRunning')) {
            if ($null -ne $name) { [void] $notRunning.Add([string] $name) }
        }
        [void] $rows.Add(@{
            role = [string] (Read-Property $role 'Role')
            required = ((Read-Property $role 'RequiredServicesRunning') -eq $true)
            notRunning = $notRunning
        })
    }
    @{ shell = $true; rows = $rows }
}

Write-Probe 'server-version' {
    if (-not (Test-Shell)) { return @{ shell = $false; version = $null } }
    Add-ExchangeShell
    $version = Read-Property (@(Get-ExchangeServer -Identity $server)[0]) 'AdminDisplayVersion'
    $text = $null
    if ($null -ne $version) {
        $parts = @($version.Major, $version.Minor, $version.Build, $version.Revision)
        $text = 'Version {0}.{1} (Build {2}.{3})' -f $parts
    }
    @{ shell = $true; version = $text }
}

Write-Probe 'replication-health' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    if (-not (Test-Shell)) { return @{ shell = $false; rows = $rows } }
    Add-ExchangeShell
    $passed = $null
    $told = New-Object -TypeName System.Collections.ArrayList
    foreach ($check in @(Test-MRSHealth -Identity $server)) {
        if ($null -eq $check) { continue }
        $isWell = ((Read-Property $check 'Passed') -eq $true)
        if (($null -eq $passed) -or (-not $isWell)) { $passed = $isWell }
        [void] $told.Add(([string] (Read-Property $check 'Check')) + ': ' + ([string] (Read-Property $check 'Message')))
    }
    [void] $rows.Add(@{ cmdlet = 'Test-MRSHealth'; passed = $passed; told = ($told -join ' ') })
    @{ shell = $true; rows = $rows }
}

# The tests of connectivity sign in with a test mailbox and write into it. Whoever only asks how a server is does not do that.
Write-Probe 'connectivity' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    if (-not (Test-Shell)) { return @{ shell = $false; rows = $rows } }
    $names = @(
        'Test-OwaConnectivity', 'Test-EcpConnectivity', 'Test-ActiveSyncConnectivity', 'Test-WebServicesConnectivity',
        'Test-OutlookWebServices'
    )
    foreach ($name in $names) {
        [void] $rows.Add(@{ cmdlet = $name; passed = $null; told = 'It signs in with a test mailbox.' })
    }
    @{ shell = $true; rows = $rows }
}

Write-End
exit 0
