# Reads what makes this server what it is, apart from its files, and changes nothing on it. How the answers look: see
# probe-lines.ps1. What only the Exchange shell tells is read by read-exchange-shell.ps1.
#
# Standard input, in UTF-8, says which values of the registry to read. One a line, with tabs between:
#     all KEY      or      one KEY NAME            KEY stands below HKEY_LOCAL_MACHINE
#
# @fidelity D settings of a server: places of the registry, X509Store of .NET, WMI Win32_Service and the task scheduler's COM objects; each answer is checked for its form, and what does not fit counts as not read
#
# Made for PowerShell 2.0 and .NET 2.0. It must run in the bits of Windows: a 32-bit process is shown another registry.
param()

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'probe-lines.ps1')

$control = 'SYSTEM\CurrentControlSet\Control'
$services = 'SYSTEM\CurrentControlSet\Services'
$windows = 'SOFTWARE\Microsoft\Windows\CurrentVersion'

function Format-Hex([byte[]] $bytes) {
    return [System.BitConverter]::ToString($bytes).Replace('-', '')
}

# One value with its type, as text; numbers without a sign.
function Read-Typed($key, [string] $name) {
    $kind = [string] $key.GetValueKind($name)
    $value = $key.GetValue($name, $null, 'DoNotExpandEnvironmentNames')
    $data = $null
    if ($kind -eq 'MultiString') {
        $data = New-Object -TypeName System.Collections.ArrayList
        foreach ($one in @($value)) { [void] $data.Add([string] $one) }
    } elseif ($kind -eq 'DWord') {
        $bits = [System.BitConverter]::GetBytes([int] $value)
        $data = [System.BitConverter]::ToUInt32($bits, 0).ToString($invariant)
    } elseif ($kind -eq 'QWord') {
        $bits = [System.BitConverter]::GetBytes([long] $value)
        $data = [System.BitConverter]::ToUInt64($bits, 0).ToString($invariant)
    } elseif ($kind -eq 'Binary') {
        if ($null -ne $value) { $data = Format-Hex ([byte[]] $value) }
    } elseif ($null -ne $value) {
        $data = [string] $value
    }
    return @{ name = $name; kind = $kind; data = $data }
}

# A key with the values that are wanted: all of them where no name is given. A key that is closed to this process says so.
function Read-Wanted([string] $path, $name) {
    $rows = New-Object -TypeName System.Collections.ArrayList
    $told = @{ key = $path; exists = $false; why = $null; values = $rows }
    try {
        $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($path)
        if ($null -eq $key) { return $told }
        $told['exists'] = $true
        $there = @($key.GetValueNames())
        foreach ($one in $there) {
            if (($null -ne $name) -and ($one -ne $name)) { continue }
            [void] $rows.Add((Read-Typed $key $one))
        }
        $key.Close()
    } catch {
        $told['why'] = [string] $_.Exception.Message
    }
    return $told
}

Write-Probe 'registry' {
    $utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList @($false)
    $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList @([Console]::OpenStandardInput(), $utf8)
    $keys = New-Object -TypeName System.Collections.ArrayList
    $line = $reader.ReadLine()
    while ($null -ne $line) {
        $words = $line.Split("`t")
        if (($words[0] -eq 'all') -and ($words.Length -eq 2)) { [void] $keys.Add((Read-Wanted $words[1] $null)) }
        if (($words[0] -eq 'one') -and ($words.Length -eq 3)) { [void] $keys.Add((Read-Wanted $words[1] $words[2])) }
        $line = $reader.ReadLine()
    }
    @{ keys = $keys }
}

Write-Probe 'memory' {
    @{ keys = @((Read-Key "$control\Session Manager\Memory Management" @('PagingFiles'))) }
}

Write-Probe 'power-plan' {
    $schemes = Read-Key "$control\Power\User\PowerSchemes" @('ActivePowerScheme')
    $active = [string] $schemes['values']['ActivePowerScheme']
    $plan = Read-Key ("$control\Power\User\PowerSchemes\" + $active) @('FriendlyName')
    @{ keys = @($schemes, $plan) }
}

# The names of the values are the routes.
Write-Probe 'routes' {
    $names = New-Object -TypeName System.Collections.ArrayList
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("$services\Tcpip\Parameters\PersistentRoutes")
    if ($null -ne $key) {
        foreach ($name in $key.GetValueNames()) { [void] $names.Add([string] $name) }
        $key.Close()
    }
    @{ names = $names }
}

Write-Probe 'rollups' {
    $patches = "$windows\Installer\UserData\S-1-5-18\Products\AE1D439464EB1B8488741FFA028E291C\Patches"
    $keys = New-Object -TypeName System.Collections.ArrayList
    foreach ($patch in @((Read-Key $patches)['keys'])) {
        [void] $keys.Add((Read-Key "$patches\$patch" @('DisplayName', 'Installed', 'State', 'MoreInfoURL')))
    }
    @{ keys = $keys }
}

# As http.sys keeps them: by address, and from Windows Server 2012 on also by name.
Write-Probe 'http-bindings' {
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($place in @('SslBindingInfo', 'SslSniBindingInfo')) {
        foreach ($endpoint in @((Read-Key "$services\HTTP\Parameters\$place")['keys'])) {
            $names = @('SslCertHash', 'SslCertStoreName', 'AppId')
            $values = (Read-Key "$services\HTTP\Parameters\$place\$endpoint" $names)['values']
            $hash = $null
            if ($values['SslCertHash'] -is [byte[]]) { $hash = Format-Hex $values['SslCertHash'] }
            $application = $values['AppId']
            if (($application -is [byte[]]) -and ($application.Length -eq 16)) {
                $guid = New-Object -TypeName System.Guid -ArgumentList @(, [byte[]] $application)
                $application = '{' + $guid.ToString('D') + '}'
            }
            [void] $rows.Add(@{
                endpoint = [string] $endpoint
                thumbprint = $hash
                store = $values['SslCertStoreName']
                application = [string] $application
            })
        }
    }
    @{ rows = $rows }
}

# A password, or what stands for one, is not read.
function Read-Balancing([string] $path) {
    $values = @{}
    $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($path)
    if ($null -eq $key) { return $values }
    foreach ($name in $key.GetValueNames()) {
        if ($name -match 'Password|RemoteControlCode|Hash') { continue }
        $read = Read-Typed $key $name
        $text = $read['data']
        if ($text -is [System.Collections.ArrayList]) { $text = [string]::Join(',', [string[]] $text.ToArray([string])) }
        if ($null -ne $text) { $values[$name] = [string] $text }
    }
    $key.Close()
    return $values
}

Write-Probe 'load-balancing' {
    $adapters = "$control\Network\{4D36E972-E325-11CE-BFC1-08002BE10318}"
    $interfaces = "$services\WLBS\Parameters\Interface"
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($adapter in @((Read-Key $interfaces)['keys'])) {
        $rules = New-Object -TypeName System.Collections.ArrayList
        foreach ($rule in @((Read-Key "$interfaces\$adapter\PortRules")['keys'])) {
            [void] $rules.Add((Read-Balancing "$interfaces\$adapter\PortRules\$rule"))
        }
        $name = (Read-Key "$adapters\$adapter\Connection" @('Name'))['values']['Name']
        if ($null -eq $name) { $name = $adapter }
        $values = Read-Balancing "$interfaces\$adapter"
        [void] $rows.Add(@{ adapter = [string] $name; values = $values; rules = $rules })
    }
    @{ rows = $rows }
}

# Whom the services of Exchange and of IIS are, or belong to, in every language: NETWORK SERVICE, all who are logged on,
# everybody, users.
$serviceAccounts = @('S-1-5-20', 'S-1-5-11', 'S-1-1-0', 'S-1-5-32-545')

# Whether they can read a file: 1 is reading, the others stand for reading and for everything.
function Test-Readable([string] $file) {
    $reading = 1 -bor 0x10000000 -bor [int]::MinValue
    $allowed = $false
    $rules = [System.IO.File]::GetAccessControl($file).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])
    foreach ($rule in $rules) {
        if ($serviceAccounts -notcontains [string] $rule.IdentityReference.Value) { continue }
        if ((([int] $rule.FileSystemRights) -band $reading) -eq 0) { continue }
        if ([string] $rule.AccessControlType -eq 'Deny') { return $false }
        $allowed = $true
    }
    return $allowed
}

# Keys of the newer kind can't be asked by .NET 2.0: nothing is known of them. A property that fails may also just be null.
function Read-PrivateKey($certificate) {
    $told = @{ exportable = $null; readable = $null; why = $null }
    try {
        $key = $certificate.PrivateKey
        if ($null -eq $key) {
            $told['why'] = 'The key is not one that .NET can ask.'
            return $told
        }
        $container = $key.CspKeyContainerInfo
        $exportable = $container.Exportable
        if ($null -ne $exportable) { $told['exportable'] = [bool] $exportable }
        $folder = [Environment]::GetFolderPath('CommonApplicationData') + '\Microsoft\Crypto\RSA\MachineKeys'
        $file = [System.IO.Path]::Combine($folder, [string] $container.UniqueKeyContainerName)
        if ([System.IO.File]::Exists($file)) { $told['readable'] = Test-Readable $file }
    } catch {
        $told['why'] = [string] $_.Exception.Message
    }
    return $told
}

# What Windows finds against the chain of a certificate, as names of X509ChainStatusFlags. Revocation is looked up in what
# this computer knows; a missing certificate may be looked for at its authority, and not for long.
function Read-Chain($certificate) {
    try {
        $chain = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Chain -ArgumentList @($true)
        $chain.ChainPolicy.RevocationMode = 'Offline'
        $chain.ChainPolicy.RevocationFlag = 'ExcludeRoot'
        $chain.ChainPolicy.UrlRetrievalTimeout = [TimeSpan]::FromSeconds(3)
        [void] $chain.Build($certificate)
        $flags = New-Object -TypeName System.Collections.ArrayList
        foreach ($one in $chain.ChainStatus) { [void] $flags.Add([string] $one.Status) }
        return , $flags
    } catch {
        return $null
    }
}

Write-Probe 'certificates' {
    $place = [System.Security.Cryptography.X509Certificates.StoreLocation]::LocalMachine
    $type = 'System.Security.Cryptography.X509Certificates.X509Store'
    $store = New-Object -TypeName $type -ArgumentList @('My', $place)
    $store.Open('ReadOnly')
    $found = $store.Certificates
    $store.Close()
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($certificate in $found) {
        $names = $null
        foreach ($extension in $certificate.Extensions) {
            if ($extension.Oid.Value -eq '2.5.29.17') { $names = [Convert]::ToBase64String($extension.RawData) }
        }
        $key = @{ exportable = $null; readable = $null; why = $null }
        $chain = $null
        if ($certificate.HasPrivateKey) {
            $key = Read-PrivateKey $certificate
            $chain = Read-Chain $certificate
        }
        $subject = [Convert]::ToBase64String($certificate.SubjectName.RawData)
        [void] $rows.Add(@{
            thumbprint = [string] $certificate.Thumbprint
            subject = [string] $certificate.Subject
            issuer = [string] $certificate.Issuer
            names = $names
            notBefore = $certificate.NotBefore.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', $invariant)
            notAfter = $certificate.NotAfter.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', $invariant)
            selfSigned = ($subject -eq [Convert]::ToBase64String($certificate.IssuerName.RawData))
            hasPrivateKey = [bool] $certificate.HasPrivateKey
            exportable = $key['exportable']
            readable = $key['readable']
            why = $key['why']
            chain = $chain
        })
    }
    @{ rows = $rows }
}

Write-Probe 'all-services' {
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

# Those of Windows itself lie below \Microsoft.
function Add-Tasks($folder, $rows) {
    foreach ($task in $folder.GetTasks(1)) {
        [void] $rows.Add(@{ path = [string] $task.Path; enabled = [bool] $task.Enabled; xml = [string] $task.Xml })
    }
    foreach ($inner in $folder.GetFolders(0)) {
        if ([string] $inner.Path -ne '\Microsoft') { Add-Tasks $inner $rows }
    }
}

Write-Probe 'tasks' {
    $scheduler = New-Object -ComObject 'Schedule.Service'
    $scheduler.Connect()
    $rows = New-Object -TypeName System.Collections.ArrayList
    Add-Tasks ($scheduler.GetFolder('\')) $rows
    @{ rows = $rows }
}

Write-End
exit 0
