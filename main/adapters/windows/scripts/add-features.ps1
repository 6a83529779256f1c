# Adds features of Windows by Server Manager, all in one call: Windows then sorts out what hangs on what, works through
# it once, and asks for one restart at most. How far it is comes from the progress that the cmdlet reports.
#
#   -Features NAME,NAME,...   by their Server Manager names
#   -Source FOLDER            sources\sxs of the Windows media, for .NET Framework 3.5 on Windows Server 2012
#
# Standard output is ASCII. Lines for this program begin with "= ":
#   = percent NUMBER   how far the part is that Windows works on
#   = end CODE         the last line: 0 added, 3010 added and a restart is needed, 3017 failed and a restart is needed,
#                      1168 one is not known to this Windows (the others are added), another Win32 code or HRESULT, 1
# All others are for people.
#
# @fidelity C install-features: Add-WindowsFeature of the module ServerManager, with the names of its result (Microsoft's pages on the Server Manager cmdlets, transcripts of 2008 R2 and 2012); read again by Get-WindowsFeature here, and by the facts after it
# @fidelity D progress of added features: percentages of the progress records that PowerShell hands on; nothing hangs on them
#
# Made for PowerShell 2.0 and .NET 2.0.
param(
    [string] $Features = '',
    [string] $Source = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$needsRights = 740
$wrongParameter = 87
$restartNeeded = 3010
$failedRestartNeeded = 3017
$notKnown = 1168
$failed = 1
$secondsUntilSignOfLife = 60

$ascii = [System.Text.Encoding]::ASCII
$writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList @([Console]::OpenStandardOutput(), $ascii)
$writer.NewLine = "`r`n"
$writer.AutoFlush = $true

# Messages of Windows are in its language: what is not ASCII is written as \uXXXX, and so is a backslash before a u, which
# would be read as one of these. Each is one line.
function Write-Line([string] $text) {
    $line = New-Object -TypeName System.Text.StringBuilder
    $characters = $text.Trim().ToCharArray()
    for ($place = 0; $place -lt $characters.Length; $place++) {
        $number = [int] $characters[$place]
        $next = 0
        if ($place + 1 -lt $characters.Length) { $next = [int] $characters[$place + 1] }
        $guarded = ($number -eq 92) -and ($next -eq 117)
        if (($number -eq 13) -or ($number -eq 10) -or ($number -eq 9)) { [void] $line.Append(' ') }
        elseif (($number -lt 32) -or ($number -gt 126) -or $guarded) { [void] $line.Append(('\u{0:x4}' -f $number)) }
        else { [void] $line.Append($characters[$place]) }
    }
    $writer.WriteLine($line.ToString())
}

function Test-Elevated {
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object -TypeName System.Security.Principal.WindowsPrincipal -ArgumentList @($identity)
    return $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

# The first HRESULT of Windows' servicing that a message names: its words are in the language of Windows, its codes not.
function Get-Code([string] $message) {
    $match = [regex]::Match($message, '0x(8[0-9A-Fa-f]{7})')
    if (-not $match.Success) { return $failed }
    return [Convert]::ToInt32($match.Groups[1].Value, 16)
}

function Write-Progress-Of($shell, $state) {
    foreach ($record in $shell.Streams.Progress.ReadAll()) {
        $percent = [int] $record.PercentComplete
        if (($percent -lt 0) -or ($percent -gt 100) -or ($percent -eq $state['percent'])) { continue }
        $state['percent'] = $percent
        $state['told'] = [DateTime]::UtcNow
        Write-Line "= percent $percent"
    }
    if (([DateTime]::UtcNow - $state['told']).TotalSeconds -lt $secondsUntilSignOfLife) { return }
    $state['told'] = [DateTime]::UtcNow
    $seconds = [int] ([DateTime]::UtcNow - $state['began']).TotalSeconds
    Write-Line "Windows is still at work, for $seconds seconds now."
}

# Runs in a session of its own, so that its progress can be read while it works.
$work = {
    param([string[]] $names, [string] $source)
    $ErrorActionPreference = 'Stop'
    Import-Module ServerManager
    if ($source -eq '') { Add-WindowsFeature -Name $names -Confirm:$false -ErrorAction Continue }
    else { Add-WindowsFeature -Name $names -Source $source -Confirm:$false -ErrorAction Continue }
}

# What it ends with: the result of the cmdlet, or null where it gave none, and the messages of its errors.
function Invoke-Work([string[]] $names) {
    $shell = [System.Management.Automation.PowerShell]::Create()
    [void] $shell.AddScript($work.ToString())
    [void] $shell.AddArgument($names)
    [void] $shell.AddArgument($Source)
    $now = [DateTime]::UtcNow
    $state = @{ percent = -1; told = $now; began = $now }
    $running = $shell.BeginInvoke()
    while (-not $running.IsCompleted) {
        [System.Threading.Thread]::Sleep(500)
        Write-Progress-Of $shell $state
    }
    $result = $null
    $messages = New-Object -TypeName System.Collections.ArrayList
    try {
        foreach ($one in $shell.EndInvoke($running)) {
            if (($one -ne $null) -and (($one.Success -ne $null) -or ($one.ExitCode -ne $null))) { $result = $one }
        }
    } catch {
        $cause = $_.Exception
        while ($cause.InnerException -ne $null) { $cause = $cause.InnerException }
        [void] $messages.Add([string] $cause.Message)
    }
    foreach ($one in $shell.Streams.Error.ReadAll()) { [void] $messages.Add([string] $one.Exception.Message) }
    foreach ($one in $shell.Streams.Warning.ReadAll()) { Write-Line ('Warning: ' + [string] $one.Message) }
    $shell.Dispose()
    return @{ result = $result; messages = $messages }
}

# Every feature that this Windows knows: there, pending or absent. Windows Server 2012 has a state for those that a restart
# has yet to finish, and does not call them installed; 2008 R2 has none.
function Get-States {
    $states = @{}
    foreach ($feature in @(Get-WindowsFeature)) {
        $state = 'absent'
        if ([string] $feature.InstallState -eq 'InstallPending') { $state = 'pending' }
        elseif ([bool] $feature.Installed) { $state = 'there' }
        $states[([string] $feature.Name).ToLowerInvariant()] = $state
    }
    return $states
}

# The code of a call that ended: names of the enumerations decide, since they are the same in every language.
function Get-CodeOf($ended) {
    $message = [string]::Join(' ', [string[]] $ended['messages'].ToArray([string]))
    foreach ($one in $ended['messages']) { Write-Line $one }
    $result = $ended['result']
    if ($result -eq $null) { return (Get-Code $message) }
    # Either may be missing, and what is null has no methods; as text it is empty.
    $exit = [string] $result.ExitCode
    $restart = [string] $result.RestartNeeded
    Write-Line "Success: $($result.Success), ExitCode: $exit, RestartNeeded: $restart"
    $wanting = @('Yes', 'Maybe', 'True')
    $wantsRestart = ($wanting -contains $restart) -or ($exit -like '*RestartRequired')
    foreach ($one in @($result.FeatureResult)) {
        if (($one -ne $null) -and ($wanting -contains [string] $one.RestartNeeded)) { $wantsRestart = $true }
        if (($one -ne $null) -and ($one.Message -ne $null)) {
            foreach ($text in @($one.Message)) { $message += ' ' + [string] $text }
        }
    }
    if ([bool] $result.Success) {
        if ($wantsRestart) { return $restartNeeded }
        return 0
    }
    if ($wantsRestart) { return $failedRestartNeeded }
    return (Get-Code $message)
}

function Add-Features {
    $names = @($Features.Split(',') | Where-Object { $_.Trim() -ne '' } | ForEach-Object { $_.Trim() })
    if ($names.Count -eq 0) { return $wrongParameter }
    if (-not (Test-Elevated)) {
        Write-Line 'This must run with the rights of an administrator.'
        return $needsRights
    }
    Import-Module ServerManager
    $before = Get-States
    $known = @($names | Where-Object { $before.ContainsKey($_.ToLowerInvariant()) })
    $strange = @($names | Where-Object { -not $before.ContainsKey($_.ToLowerInvariant()) })
    $code = 0
    if ($known.Count -gt 0) { $code = Get-CodeOf (Invoke-Work $known) }
    $after = Get-States
    foreach ($name in $known) {
        $key = $name.ToLowerInvariant()
        if ($after[$key] -eq 'pending') {
            Write-Line "Added, and there after the restart: $name"
            if ($code -eq 0) { $code = $restartNeeded }
        } elseif ($after[$key] -ne 'there') {
            # 2008 R2 does not tell these two apart: the look after the restart does.
            if ($code -eq $restartNeeded) { Write-Line "Not there before the restart: $name" }
            else { Write-Line "Not there: $name" }
            if ($code -eq 0) { $code = $failed }
        } elseif ($before[$key] -ne 'there') { Write-Line "Added: $name" }
    }
    foreach ($name in $strange) {
        Write-Line "This Windows does not know the feature $name."
        if (($code -eq 0) -or ($code -eq $restartNeeded)) { $code = $notKnown }
    }
    return $code
}

$code = $failed
try {
    # Whatever a command lets slip into the output of a function stands before its code.
    $code = [int] @(Add-Features)[-1]
} catch {
    $cause = $_.Exception
    while ($cause.InnerException -ne $null) { $cause = $cause.InnerException }
    Write-Line ([string] $cause.Message)
    $code = Get-Code ([string] $cause.Message)
}
Write-Line "= end $code"
exit $code
