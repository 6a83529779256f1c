# Reads this machine and changes nothing on it: registry, WMI and files. How the answers look: see probe-lines.ps1.
#
# @fidelity D facts of the machine: classes of WMI and places of the registry as Microsoft documents them, asked by Windows PowerShell; each answer is checked for its form, and what does not fit counts as not read
#
# What may hang comes late, so that as much as possible is told before.
#
# Made for PowerShell 2.0 and .NET 2.0.
param(
    # The folder of the Exchange media, else every drive is looked at.
    [string] $Media = '',
    # The folder with packages that the operator brought.
    [string] $Packages = '',
    # The folder sources\sxs of the Windows media, else every drive is looked at.
    [string] $WindowsSource = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'probe-lines.ps1')

$control = 'SYSTEM\CurrentControlSet\Control'
$services = 'SYSTEM\CurrentControlSet\Services'
$windows = 'SOFTWARE\Microsoft\Windows\CurrentVersion'

Write-Probe 'names' {
    $host4 = @('Hostname', 'NV Hostname', 'Domain', 'NV Domain')
    @{
        keys = @(
            (Read-Key "$control\ComputerName\ActiveComputerName" @('ComputerName')),
            (Read-Key "$control\ComputerName\ComputerName" @('ComputerName')),
            (Read-Key "$services\Tcpip\Parameters" $host4),
            (Read-Key "$services\Netlogon" @('JoinDomain', 'AvoidSpnSet')),
            (Read-Key "$services\Netlogon\JoinDomain" @(''))
        )
    }
}

Write-Probe 'restart' {
    $servicing = "$windows\Component Based Servicing"
    $update = "$windows\WindowsUpdate"
    @{
        keys = @(
            (Read-Key "$servicing\RebootPending"),
            (Read-Key "$servicing\RebootInProgress"),
            (Read-Key "$servicing\PackagesPending"),
            (Read-Key "$update\Auto Update\RebootRequired"),
            (Read-Key "$update\Auto Update\PostRebootReporting"),
            (Read-Key "$update\Services\Pending"),
            (Read-Key "$control\Session Manager" @('PendingFileRenameOperations', 'PendingFileRenameOperations2')),
            (Read-Key 'SOFTWARE\Microsoft\Updates' @('UpdateExeVolatile')),
            (Read-Key 'SOFTWARE\Microsoft\Updates\UpdateExeVolatile' @('', 'Flags')),
            (Read-Key 'SOFTWARE\Microsoft\ServerManager\CurrentRebootAttempts'),
            (Read-Key "$windows\RunOnce" @('DVDRebootSignal'))
        )
    }
}

Write-Probe 'version' {
    $names = @(
        'ProductName', 'EditionID', 'CurrentVersion', 'CurrentBuildNumber', 'CSDVersion', 'InstallationType', 'BuildLabEx'
    )
    @{
        keys = @(
            (Read-Key 'SOFTWARE\Microsoft\Windows NT\CurrentVersion' $names),
            (Read-Key 'SOFTWARE\Microsoft\Cryptography' @('MachineGuid'))
        )
    }
}

Write-Probe 'dot-net' {
    $ndp = 'SOFTWARE\Microsoft\NET Framework Setup\NDP'
    $names = @('Version', 'SP', 'Install', 'Release')
    @{
        keys = @(
            (Read-Key "$ndp\v2.0.50727" $names),
            (Read-Key "$ndp\v3.0" $names),
            (Read-Key "$ndp\v3.5" $names),
            (Read-Key "$ndp\v4\Client" $names),
            (Read-Key "$ndp\v4\Full" $names)
        )
    }
}

Write-Probe 'settings' {
    $policy = 'SOFTWARE\Policies\Microsoft\Windows\PowerShell'
    @{
        keys = @(
            (Read-Key $policy @('EnableScripts', 'ExecutionPolicy')),
            (Read-Key $policy @('EnableScripts', 'ExecutionPolicy') 'CurrentUser'),
            (Read-Key "$services\Tcpip6\Parameters" @('DisabledComponents')),
            (Read-Key "$control\Power\User\PowerSchemes" @('ActivePowerScheme')),
            (Read-Key "$control\Session Manager\Memory Management" @('PagingFiles')),
            (Read-Key "$windows\Policies\System" @('EnableLUA'))
        )
    }
}

Write-Probe 'programs' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($place in @("$windows\Uninstall", 'SOFTWARE\Wow6432Node\Microsoft\Windows\CurrentVersion\Uninstall')) {
        foreach ($code in @((Read-Key $place)['keys'])) {
            if ($code -notmatch '^\{[0-9A-F-]{36}\}$') { continue }
            $values = (Read-Key "$place\$code" @('DisplayName', 'DisplayVersion'))['values']
            if ($null -eq $values['DisplayName']) { continue }
            [void] $rows.Add(@{ code = $code; name = $values['DisplayName']; version = $values['DisplayVersion'] })
        }
    }
    @{ rows = $rows }
}

Write-Probe 'account' {
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    # Without groups that only forbid: a process without full rights has the administrators as one of those.
    $groups = New-Object -TypeName System.Collections.ArrayList
    foreach ($group in $identity.Groups) { [void] $groups.Add([string] $group.Value) }
    @{ name = [string] $identity.Name; sid = [string] $identity.User.Value; groups = $groups }
}

Write-Probe 'exchange' {
    $root = 'SOFTWARE\Microsoft\ExchangeServer'
    $setup = @('MsiInstallPath', 'MsiProductMajor', 'MsiProductMinor', 'MsiBuildMajor', 'MsiBuildMinor')
    $role = @('ConfiguredVersion', 'UnpackedVersion', 'Action', 'Watermark')
    $keys = New-Object -TypeName System.Collections.ArrayList
    [void] $keys.Add((Read-Key 'SOFTWARE\Microsoft\Exchange\Setup' @('MsiInstallPath', 'MsiProductMajor', 'NewestBuild')))
    foreach ($version in @((Read-Key $root)['keys'])) {
        if ($version -notmatch '^v\d+$') { continue }
        foreach ($name in @((Read-Key "$root\$version")['keys'])) {
            [void] $keys.Add((Read-Key "$root\$version\$name" ($setup + $role)))
        }
    }
    $patches = "$windows\Installer\UserData\S-1-5-18\Products\AE1D439464EB1B8488741FFA028E291C\Patches"
    foreach ($patch in @((Read-Key $patches)['keys'])) {
        [void] $keys.Add((Read-Key "$patches\$patch" @('DisplayName', 'Installed', 'State')))
    }
    $folder = (Read-Key "$root\v14\Setup" $setup)['values']['MsiInstallPath']
    $program = $null
    $since = $null
    if ($folder -and [System.IO.Directory]::Exists($folder)) {
        $program = Read-Version ([System.IO.Path]::Combine($folder, 'Bin\ExSetup.exe'))
        $since = [System.IO.Directory]::GetCreationTimeUtc($folder).ToString('yyyy-MM-ddTHH:mm:ss.fffZ', $invariant)
    }
    @{ keys = $keys; program = $program; since = $since }
}

Write-Probe 'operating-system' {
    $properties = @(
        'Caption', 'Version', 'ServicePackMajorVersion', 'OSLanguage', 'OperatingSystemSKU', 'ProductType', 'LastBootUpTime',
        'LocalDateTime'
    )
    $wow = [Environment]::GetEnvironmentVariable('PROCESSOR_ARCHITEW6432')
    if (-not $wow) { $wow = [Environment]::GetEnvironmentVariable('PROCESSOR_ARCHITECTURE') }
    @{ rows = (Get-Rows 'Win32_OperatingSystem' $properties); architecture = [string] $wow }
}

Write-Probe 'computer' {
    $properties = @(
        'Name', 'DNSHostName', 'PartOfDomain', 'Domain', 'DomainRole', 'TotalPhysicalMemory', 'AutomaticManagedPagefile'
    )
    @{ rows = (Get-Rows 'Win32_ComputerSystem' $properties) }
}

Write-Probe 'adapters' {
    $properties = @(
        'Index', 'InterfaceIndex', 'Description', 'SettingID', 'DHCPEnabled', 'IPAddress', 'IPSubnet', 'DefaultIPGateway',
        'DNSServerSearchOrder'
    )
    $names = @('Index', 'NetConnectionID', 'NetConnectionStatus')
    @{
        rows = (Get-Rows 'Win32_NetworkAdapterConfiguration' $properties 'IPEnabled=True')
        names = (Get-Rows 'Win32_NetworkAdapter' $names 'NetConnectionID is not null')
    }
}

Write-Probe 'drives' {
    @{ rows = (Get-Rows 'Win32_LogicalDisk' @('DeviceID', 'FreeSpace', 'Size', 'FileSystem') 'DriveType=3') }
}

Write-Probe 'boot' {
    # The registry tells what starts Windows from Windows Server 2012 on. Before, the name of the loader does.
    $loader = $null
    $tool = [System.IO.Path]::Combine([Environment]::SystemDirectory, 'bcdedit.exe')
    if ([System.IO.File]::Exists($tool)) {
        $ErrorActionPreference = 'Continue'
        $said = (& $tool '/enum' '{current}' 2>$null) -join "`n"
        if ($said -match 'winload\.(exe|efi)') { $loader = [string] $matches[0] }
    }
    @{ keys = @((Read-Key $control @('PEFirmwareType'))); loader = $loader }
}

Write-Probe 'disks' {
    @{
        rows = (Get-Rows 'Win32_DiskDrive' @('Index', 'Model', 'Size', 'BytesPerSector', 'Signature'))
        partitions = (Get-Rows 'Win32_DiskPartition' @('DeviceID', 'DiskIndex', 'Type'))
        letters = (Get-Rows 'Win32_LogicalDiskToPartition' @('Antecedent', 'Dependent'))
    }
}

Write-Probe 'processes' {
    $filter = "Name='wininit.exe' or Name='ExSetup.exe' or Name='ExSetupUI.exe'"
    @{ rows = (Get-Rows 'Win32_Process' @('Name', 'ProcessId', 'CreationDate') $filter) }
}

Write-Probe 'services' {
    $rows = Get-Rows 'Win32_Service' @('Name', 'StartMode', 'State')
    foreach ($row in $rows) {
        # Some keys are closed to a process without full rights.
        try {
            $key = Read-Key ($services + '\' + $row['Name']) @('DelayedAutostart')
            $row['Delayed'] = ($key['values']['DelayedAutostart'] -eq 1)
        } catch {
            $row['Delayed'] = $false
        }
    }
    @{ rows = $rows }
}

function Get-Roots() {
    $roots = New-Object -TypeName System.Collections.ArrayList
    foreach ($drive in [System.IO.DriveInfo]::GetDrives()) {
        if ($drive.IsReady) { [void] $roots.Add([string] $drive.Name) }
    }
    return , $roots
}

Write-Probe 'media' {
    $folders = Get-Roots
    if ($Media -ne '') { $folders = @($Media) }
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($folder in $folders) {
        if (-not [System.IO.File]::Exists([System.IO.Path]::Combine($folder, 'setup.com'))) { continue }
        $versions = @{}
        foreach ($name in @('Setup\ServerRoles\Common\ExSetup.exe', 'setup.exe')) {
            $versions[$name] = Read-Version ([System.IO.Path]::Combine($folder, $name))
        }
        [void] $rows.Add(@{ path = [string] $folder; versions = $versions })
    }
    @{ named = ($Media -ne ''); rows = $rows }
}

Write-Probe 'packages' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    if ($Packages -ne '') {
        foreach ($file in [System.IO.Directory]::GetFiles($Packages)) {
            if ($file -notmatch '\.(msu|msi|msp|exe)$') { continue }
            $version = $null
            if ($file -match '\.exe$') { $version = Read-Version $file }
            [void] $rows.Add(@{ path = [string] $file; version = $version })
        }
    }
    @{ named = ($Packages -ne ''); rows = $rows }
}

Write-Probe 'windows-source' {
    $folders = New-Object -TypeName System.Collections.ArrayList
    if ($WindowsSource -ne '') { [void] $folders.Add($WindowsSource) }
    foreach ($root in (Get-Roots)) { [void] $folders.Add([System.IO.Path]::Combine($root, 'sources\sxs')) }
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($folder in $folders) {
        if (-not [System.IO.Directory]::Exists($folder)) { continue }
        $found = [System.IO.Directory]::GetFiles($folder, '*netfx3*.cab')
        [void] $rows.Add(@{ path = [string] $folder; files = $found.Length })
    }
    @{ rows = $rows }
}

Write-Probe 'hotfixes' {
    @{ rows = (Get-Rows 'Win32_QuickFixEngineering' @('HotFixID', 'ServicePackInEffect')) }
}

Write-Probe 'restart-client' {
    $present = (Get-Rows '__NAMESPACE' @('Name') "Name='ccm'" 'root').Count -gt 0
    $pending = $false
    if ($present) {
        $utilities = [wmiclass] '\\.\root\ccm\ClientSDK:CCM_ClientUtilities'
        $said = $utilities.DetermineIfRebootPending()
        $pending = ($said.RebootPending -eq $true) -or ($said.IsHardRebootPending -eq $true)
    }
    @{ present = $present; pending = $pending }
}

Write-End
exit 0
