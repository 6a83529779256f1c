# Reads what Windows Server Backup knows, and changes nothing. How the answers look: see probe-lines.ps1.
#
# Without -Target: the catalogue of this computer, its last backup, its volumes, and which of them hold backups.
# With -Target E: or -Target \\server\share: the backups in that place; with -Machine NAME those of one computer alone.
#
# @fidelity D backups of a computer: Get-WBBackupSet, Get-WBSummary and Get-WBVolume (Microsoft's pages on the cmdlets of 2008 R2 and 2012), WMI Win32_Volume, what a backup leaves in logs and in the channel Microsoft-Windows-Backup, and the folders below WindowsImageBackup; each answer is checked for its form, and what does not fit counts as not read
#
# Made for PowerShell 2.0. The cmdlets are a snap-in on Windows Server 2008 R2 and a module from 2012 on. They need a
# process with full rights.
param(
    [string] $Target = '',
    [string] $Machine = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $here 'probe-lines.ps1')
. (Join-Path $here 'backup-folders.ps1')

$script:cmdlets = $null
if ($null -ne (Get-Command 'Get-WBBackupSet' -ErrorAction SilentlyContinue)) {
    $script:cmdlets = 'module'
} else {
    Add-PSSnapin 'Windows.ServerBackup' -ErrorAction SilentlyContinue
    if ($null -ne (Get-Command 'Get-WBBackupSet' -ErrorAction SilentlyContinue)) { $script:cmdlets = 'snap-in' }
}

# Whether a backup was ever taken here: what it leaves is the same in every language. Null where nobody could look.
function Test-EverTaken {
    try {
        $logs = [System.IO.Path]::Combine([string] $env:SystemRoot, 'Logs\WindowsServerBackup')
        if ([System.IO.Directory]::Exists($logs)) {
            if ([System.IO.Directory]::GetFiles($logs, 'Backup*.log').Length -gt 0) { return $true }
        }
        $tool = [System.IO.Path]::Combine([Environment]::GetFolderPath('System'), 'wevtutil.exe')
        $found = [string] (& $tool 'qe' 'Microsoft-Windows-Backup' '/c:1' '/f:xml')
        if ($LASTEXITCODE -ne 0) { return $null }
        return ($found -ne '')
    } catch {
        return $null
    }
}

Write-Probe 'tool' {
    $program = [System.IO.Path]::Combine([Environment]::GetFolderPath('System'), 'wbadmin.exe')
    @{
        cmdlets = $script:cmdlets
        program = [System.IO.File]::Exists($program)
        everTaken = (Test-EverTaken)
        computer = [string] $env:COMPUTERNAME
    }
}

# A property of another version of Windows is missing rather than wrong.
function Read-Property($object, [string] $name) {
    if ($null -eq $object) { return $null }
    $property = $object.PSObject.Properties[$name]
    if ($null -eq $property) { return $null }
    return $property.Value
}

# Before there was Windows Server Backup, there was no backup of it: such a moment stands for none.
function Format-Moment($moment) {
    if (-not ($moment -is [DateTime])) { return $null }
    if ($moment.Year -lt 2000) { return $null }
    return $moment.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', $invariant)
}

function Format-Set($set, $name) {
    $place = Read-Property $set 'BackupTarget'
    $path = [string] (Read-Property $place 'WBPath')
    $volume = Read-Property $place 'WBVolume'
    if ($path -eq '') { $path = [string] (Read-Property $volume 'MountPath') }
    if ($path -eq '') { $path = [string] (Read-Property $place 'Path') }
    $label = [string] (Read-Property $place 'Label')
    $volumes = New-Object -TypeName System.Collections.ArrayList
    foreach ($one in @(Read-Property $set 'Volume')) {
        if ($null -eq $one) { continue }
        $mounted = [string] (Read-Property $one 'MountPath')
        if ($mounted -eq '') { $mounted = [string] $one }
        [void] $volumes.Add($mounted)
    }
    $snapshot = [string] (Read-Property $set 'SnapshotId')
    if ($snapshot -eq '' -or $snapshot -eq '00000000-0000-0000-0000-000000000000') { $snapshot = $null }
    $shown = $label
    if ($shown -eq '') { $shown = [string] $place }
    return @{
        versionId = [string] (Read-Property $set 'VersionId')
        machine = $name
        recoverable = [string] (Read-Property $set 'RecoverableItems')
        target = $path
        targetShown = $shown
        volumes = $volumes
        snapshotId = $snapshot
    }
}

if ($Target -ne '') {
    $script:machines = $null
    Write-Probe 'stores' {
        $store = Read-Store $Target
        $script:machines = $store['machines']
        $rows = New-Object -TypeName System.Collections.ArrayList
        if ($script:machines.Count -gt 0) { [void] $rows.Add($store) }
        @{ rows = $rows }
    }
    Write-Probe 'sets' {
        if ($null -eq $script:cmdlets) { throw 'The cmdlets of Windows Server Backup are not installed.' }
        $isShare = ($Target.StartsWith('\\')) -and (-not $Target.StartsWith('\\?\'))
        if ($isShare) {
            $place = New-WBBackupTarget -NetworkPath $Target
        } else {
            $volume = Get-WBVolume -VolumePath $Target
            $place = New-WBBackupTarget -Volume $volume
        }
        $wanted = New-Object -TypeName System.Collections.ArrayList
        if ($Machine -ne '') {
            [void] $wanted.Add($Machine)
        } elseif ($null -ne $script:machines) {
            foreach ($one in $script:machines) { [void] $wanted.Add([string] $one) }
        }
        $rows = New-Object -TypeName System.Collections.ArrayList
        foreach ($name in $wanted) {
            foreach ($set in @(Get-WBBackupSet -BackupTarget $place -MachineName $name)) {
                if ($null -ne $set) { [void] $rows.Add((Format-Set $set $name)) }
            }
        }
        @{ rows = $rows }
    }
    Write-End
    exit 0
}

Write-Probe 'sets' {
    if ($null -eq $script:cmdlets) { throw 'The cmdlets of Windows Server Backup are not installed.' }
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($set in @(Get-WBBackupSet)) {
        if ($null -ne $set) { [void] $rows.Add((Format-Set $set $null)) }
    }
    @{ rows = $rows }
}

Write-Probe 'summary' {
    if ($null -eq $script:cmdlets) { throw 'The cmdlets of Windows Server Backup are not installed.' }
    $summary = Get-WBSummary
    $status = [string] (Read-Property $summary 'CurrentOperationStatus')
    $result = Read-Property $summary 'LastBackupResultHR'
    $detail = Read-Property $summary 'LastBackupResultDetailedHR'
    if ($null -eq $result) { $result = 0 }
    if ($null -eq $detail) { $detail = 0 }
    @{
        lastSuccessAt = Format-Moment (Read-Property $summary 'LastSuccessfulBackupTime')
        lastAt = Format-Moment (Read-Property $summary 'LastBackupTime')
        nextAt = Format-Moment (Read-Property $summary 'NextBackupTime')
        resultCode = [long] $result
        detailCode = [long] $detail
        message = [string] (Read-Property $summary 'DetailedMessage')
        running = (($status -ne '') -and ($status -ne 'NoOperationInProgress'))
    }
}

# Local ones and removable ones, in the places that Windows gave them.
Write-Probe 'volumes' {
    $critical = $null
    if ($null -ne $script:cmdlets) {
        try {
            $critical = New-Object -TypeName System.Collections.ArrayList
            foreach ($one in @(Get-WBVolume -CriticalVolumes)) {
                # A volume without a letter has no path either: an empty one would stand for all of that kind.
                $mounted = ([string] (Read-Property $one 'MountPath')).TrimEnd('\')
                if ($mounted -ne '') { [void] $critical.Add($mounted) }
            }
        } catch {
            $critical = $null
        }
    }
    $names = @('DeviceID', 'DriveLetter', 'Label', 'FileSystem', 'Capacity', 'FreeSpace', 'DriveType', 'BootVolume', 'SystemVolume')
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($row in (Get-Rows 'Win32_Volume' $names 'DriveType = 2 or DriveType = 3')) {
        if ($null -eq $row['Capacity']) { continue }
        $letter = [string] $row['DriveLetter']
        $device = [string] $row['DeviceID']
        $isCritical = $null
        if (($row['BootVolume'] -eq $true) -or ($row['SystemVolume'] -eq $true)) {
            $isCritical = $true
        } elseif ($null -ne $critical) {
            $isCritical = (($letter -ne '') -and ($critical -contains $letter)) -or ($critical -contains $device.TrimEnd('\'))
        }
        [void] $rows.Add(@{
            device = $device
            letter = $letter
            label = [string] $row['Label']
            fileSystem = [string] $row['FileSystem']
            totalBytes = [uint64] $row['Capacity']
            freeBytes = [uint64] $row['FreeSpace']
            removable = ($row['DriveType'] -eq 2)
            critical = $isCritical
        })
    }
    @{ rows = $rows }
}

# A volume without backups has no such folder. What can't be read is told of those that Windows could keep backups on.
Write-Probe 'stores' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    $unread = New-Object -TypeName System.Collections.ArrayList
    foreach ($row in (Get-Rows 'Win32_Volume' @('DeviceID', 'DriveLetter', 'FileSystem') 'DriveType = 2 or DriveType = 3')) {
        $place = [string] $row['DriveLetter']
        if ($place -eq '') { $place = ([string] $row['DeviceID']).TrimEnd('\') }
        try {
            $store = Read-Store $place
            if ($store['machines'].Count -gt 0) { [void] $rows.Add($store) }
        } catch {
            if (@('NTFS', 'ReFS') -notcontains [string] $row['FileSystem']) { continue }
            $why = $_.Exception
            if ($null -ne $why.InnerException) { $why = $why.InnerException }
            [void] $unread.Add(@{ place = $place; why = $why.Message })
        }
    }
    @{ rows = $rows; unread = $unread }
}

Write-End
exit 0
