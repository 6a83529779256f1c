# Reads what Windows Server Backup takes every day, and the last job that it has ended. Changes nothing. How the answers
# look: see probe-lines.ps1.
#
# @fidelity D daily backup and last job: Get-WBPolicy with its parts, and Get-WBJob -Previous 1 (Microsoft's pages on the cmdlets of 2008 R2 and 2012); each answer is checked for its form, and what does not fit counts as not read
#
# Made for PowerShell 2.0. The cmdlets are a snap-in on Windows Server 2008 R2 and a module from 2012 on. They need a
# process with full rights.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'probe-lines.ps1')

if ($null -eq (Get-Command 'Get-WBPolicy' -ErrorAction SilentlyContinue)) {
    Add-PSSnapin 'Windows.ServerBackup' -ErrorAction SilentlyContinue
}
$script:hasCmdlets = ($null -ne (Get-Command 'Get-WBPolicy' -ErrorAction SilentlyContinue))

# A property of another version of Windows is missing rather than wrong.
function Read-Property($object, [string] $name) {
    if ($null -eq $object) { return $null }
    $property = $object.PSObject.Properties[$name]
    if ($null -eq $property) { return $null }
    return $property.Value
}

function Format-Moment($moment) {
    if (-not ($moment -is [DateTime])) { return $null }
    if ($moment.Year -lt 2000) { return $null }
    return $moment.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', $invariant)
}

# Codes come with a sign or without.
function Format-Code($code) {
    if ($null -eq $code) { return [long] 0 }
    $number = [long] $code
    if ($number -lt 0) { $number = $number + 4294967296 }
    return $number
}

Write-Probe 'tool' {
    $program = [System.IO.Path]::Combine([Environment]::GetFolderPath('System'), 'wbadmin.exe')
    @{ cmdlets = $script:hasCmdlets; program = [System.IO.File]::Exists($program) }
}

Write-Probe 'schedule' {
    if (-not $script:hasCmdlets) { throw 'The cmdlets of Windows Server Backup are not installed.' }
    $policy = Get-WBPolicy
    if ($null -eq $policy) {
        @{ policy = $null }
    } else {
        $times = New-Object -TypeName System.Collections.ArrayList
        foreach ($one in @(Get-WBSchedule -Policy $policy)) {
            if ($one -is [DateTime]) { [void] $times.Add($one.ToString('HH:mm', $invariant)) }
        }
        $targets = New-Object -TypeName System.Collections.ArrayList
        $shown = New-Object -TypeName System.Collections.ArrayList
        foreach ($one in @(Get-WBBackupTarget -Policy $policy)) {
            if ($null -eq $one) { continue }
            $path = [string] (Read-Property (Read-Property $one 'WBVolume') 'MountPath')
            if ($path -eq '') { $path = [string] (Read-Property $one 'WBPath') }
            if ($path -eq '') { $path = [string] (Read-Property $one 'Path') }
            $label = [string] (Read-Property $one 'Label')
            if ($label -eq '') { $label = [string] $one }
            [void] $targets.Add($path)
            [void] $shown.Add($label)
        }
        $volumes = New-Object -TypeName System.Collections.ArrayList
        foreach ($one in @(Get-WBVolume -Policy $policy)) {
            if ($null -eq $one) { continue }
            [void] $volumes.Add([string] (Read-Property $one 'MountPath'))
        }
        @{
            policy = @{
                times = $times
                targets = $targets
                shown = $shown
                bareMetal = [bool] (Get-WBBareMetalRecovery -Policy $policy)
                systemState = [bool] (Get-WBSystemState -Policy $policy)
                volumes = $volumes
            }
        }
    }
}

Write-Probe 'last-job' {
    if (-not $script:hasCmdlets) { throw 'The cmdlets of Windows Server Backup are not installed.' }
    $job = Get-WBJob -Previous 1
    if ($null -eq $job) {
        @{ job = $null }
    } else {
        @{
            job = @{
                type = [string] (Read-Property $job 'JobType')
                startedAt = Format-Moment (Read-Property $job 'StartTime')
                endedAt = Format-Moment (Read-Property $job 'EndTime')
                resultCode = Format-Code (Read-Property $job 'HResult')
                detailCode = Format-Code (Read-Property $job 'DetailedHResult')
                message = [string] (Read-Property $job 'ErrorDescription')
            }
        }
    }
}

Write-End
exit 0
