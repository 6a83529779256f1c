# Sets one property of a virtual directory, through the Exchange shell. It is started with -Version 2.0: see
# exchange-shell.ps1.
#
#   -Cmdlet NAME      as Set-OwaVirtualDirectory
#   -Identity NAME    as EX3\owa (Default Web Site)
#   -Property NAME    a parameter of the cmdlet
#   -Value TEXT       true, false, or as one would type it; several are divided by commas where it takes several
#   -Empty            takes the value away, in place of -Value
#
# Ends with 0 when the shell shows the value, otherwise with a Win32 code, and prints it as its last line: 126 no Exchange
# shell, 1168 no such virtual directory, 50 the cmdlet has no such property, 1359 nothing has changed, 1 Exchange refused.
# @fidelity C virtual directories: cmdlets Get- and Set-...VirtualDirectory as Microsoft documents them; the property is read again through the shell
param(
    [string] $Cmdlet = '',
    [string] $Identity = '',
    [string] $Property = '',
    [string] $Value = '',
    [switch] $Empty
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $here 'identity-common.ps1')
. (Join-Path $here 'exchange-shell.ps1')

$noSuchDirectory = 1168
$noSuchProperty = 50
$known = '^Set-(Owa|Ecp|WebServices|ActiveSync|Oab|PowerShell|Autodiscover)VirtualDirectory$'

# As the shell shows it: the parts of a list in their order.
function Format-Property($value) {
    if ($value -eq $null) { return '' }
    if (($value -is [System.Collections.IEnumerable]) -and ($value -isnot [string])) {
        $parts = New-Object -TypeName System.Collections.ArrayList
        foreach ($one in $value) { [void] $parts.Add([string] $one) }
        return [string]::Join(',', [string[]] $parts.ToArray([string]))
    }
    return [string] $value
}

# A text as the type that a parameter takes. What is not true, false or a list, the shell turns into its type itself.
function ConvertTo-Parameter([Type] $type, [string] $text) {
    $inner = [Nullable]::GetUnderlyingType($type)
    if ($inner -eq $null) { $inner = $type }
    if ($inner -eq [bool]) { return ($text -match '^\$?true$') }
    if ($type.IsArray -or ($type.Name -like 'MultiValuedProperty*')) {
        $parts = @($text.Split(',') | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' })
        return , $parts
    }
    return $text
}

# Same in every case and order of a list, and with or without a slash at the end.
function Get-Likeness([string] $text) {
    $parts = @($text.ToLowerInvariant().Split(',') | ForEach-Object { $_.Trim().TrimEnd('/') } | Sort-Object)
    return [string]::Join(',', [string[]] $parts)
}

function Read-Property {
    $reader = $Cmdlet -replace '^Set-', 'Get-'
    $found = @(& $reader -Identity $Identity -ErrorAction SilentlyContinue)
    if (($found.Count -eq 0) -or ($found[0] -eq $null)) { return $null }
    return (Format-Property $found[0].$Property)
}

function Set-Property {
    if (($Cmdlet -notmatch $known) -or ($Identity -eq '') -or ($Property -notmatch '^[A-Za-z]+$')) { return 87 }
    if (-not (Test-Elevated)) { return $needsRights }
    try { Add-ExchangeShell } catch {
        Write-Line ([string] $_.Exception.Message)
        return $shellMissing
    }
    $parameter = (Get-Command -Name $Cmdlet).Parameters[$Property]
    if ($parameter -eq $null) { return $noSuchProperty }
    $before = Read-Property
    if ($before -eq $null) { return $noSuchDirectory }
    $options = @{ Identity = $Identity; Confirm = $false }
    if ($Empty) { $options[$Property] = $null }
    else { $options[$Property] = ConvertTo-Parameter $parameter.ParameterType $Value }
    & $Cmdlet @options -WarningVariable warnings | ForEach-Object { Write-Line ([string] $_) }
    foreach ($warning in @($warnings | Where-Object { $_ -ne $null })) { Write-Line ('Warning: ' + [string] $warning) }
    $after = Read-Property
    Write-Line "$Property before: $before"
    Write-Line "$Property now: $after"
    # The shell shows some values in other words than it takes them: what has changed is taken for changed.
    if ((Get-Likeness $after) -eq (Get-Likeness $Value)) { return 0 }
    if ((Get-Likeness $after) -ne (Get-Likeness $before)) { return 0 }
    return $notSeen
}

$code = $brokeOff
try {
    $code = [int] @(Set-Property)[-1]
} catch {
    $cause = Get-Cause $_.Exception
    Write-Line ($cause.GetType().FullName + ': ' + $cause.Message)
    $code = $refused
}
Write-End $code
exit $code
