# Asks the Exchange shell of this server how the server is, and changes nothing. How the answers look: see probe-lines.ps1.
# It is started with -Version 2.0: see exchange-shell.ps1. What may take long comes last.
#
# @fidelity D health of the server: Test-ServiceHealth, Get-ExchangeServer, Test-MRSHealth and the tests of connectivity, with the properties that public scripts read; outcomes are truth values and members of enumerations, never texts, and what does not fit counts as not run
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

# What one test of connectivity found: its outcomes are members of an enumeration.
function Read-Outcome([string] $cmdlet, [scriptblock] $run) {
    if ($null -eq (Get-Command $cmdlet -ErrorAction SilentlyContinue)) {
        return @{ cmdlet = $cmdlet; passed = $null; told = 'This version of the shell has no such cmdlet.' }
    }
    $good = 0
    $bad = 0
    $told = New-Object -TypeName System.Collections.ArrayList
    try {
        foreach ($row in @(& $run)) {
            if ($null -eq $row) { continue }
            $value = Read-Property (Read-Property $row 'Result') 'Value'
            if ($null -eq $value) { $value = Read-Property $row 'Result' }
            if ($null -eq $value) { $value = Read-Property $row 'Type' }
            $word = [string] $value
            if ($word -eq 'Success') { $good += 1 }
            if (($word -eq 'Failure') -or ($word -eq 'Error')) {
                $bad += 1
                $why = Read-Property $row 'Error'
                if ($null -eq $why) { $why = Read-Property $row 'Message' }
                [void] $told.Add([string] $why)
            }
        }
    } catch {
        return @{ cmdlet = $cmdlet; passed = $null; told = [string] $_.Exception.Message }
    }
    if ($bad -gt 0) { return @{ cmdlet = $cmdlet; passed = $false; told = ($told -join ' ') } }
    if ($good -eq 0) { return @{ cmdlet = $cmdlet; passed = $null; told = 'It tried nothing.' } }
    return @{ cmdlet = $cmdlet; passed = $true; told = [string] $good }
}

# Without a test mailbox these tests fail for a reason that says nothing of the server.
Write-Probe 'connectivity' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    if (-not (Test-Shell)) { return @{ shell = $false; rows = $rows } }
    Add-ExchangeShell
    $users = @(Get-User -Filter "Name -like 'extest_*'" -ResultSize 1 | Where-Object { $_ -ne $null })
    $tests = @(
        @('Test-OwaConnectivity', { Test-OwaConnectivity -ClientAccessServer $server -TestType Internal -TrustAnySSLCertificate }),
        @('Test-EcpConnectivity', { Test-EcpConnectivity -ClientAccessServer $server -TestType Internal -TrustAnySSLCertificate }),
        @('Test-ActiveSyncConnectivity', { Test-ActiveSyncConnectivity -ClientAccessServer $server -TrustAnySSLCertificate }),
        @('Test-WebServicesConnectivity', { Test-WebServicesConnectivity -ClientAccessServer $server -TrustAnySSLCertificate }),
        @('Test-OutlookWebServices', { Test-OutlookWebServices -ClientAccessServer $server })
    )
    foreach ($test in $tests) {
        if ($users.Count -eq 0) {
            $why = 'There is no test mailbox. New-TestCasConnectivityUser.ps1 makes one.'
            [void] $rows.Add(@{ cmdlet = $test[0]; passed = $null; told = $why })
        } else {
            [void] $rows.Add((Read-Outcome $test[0] $test[1]))
        }
    }
    @{ shell = $true; rows = $rows }
}

Write-End
exit 0
