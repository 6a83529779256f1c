# What the scripts that read this machine share. It is taken in by them and does nothing by itself.
#
# @fidelity D output of the reading scripts: own JSON in ASCII with a line for each probe and a last line that says it is whole, as PowerShell 2.0 has none; the tests hold the syntax to PowerShell 2.0, and an answer that does not fit is refused
#
# Standard output, one line for each probe, as soon as it is answered:
#     = probe NAME MILLISECONDS VALUE      or      = failed NAME MILLISECONDS MESSAGE
# and at the end:
#     = end PROBES
# VALUE is JSON and MESSAGE a string in JSON. All is ASCII, so no code page can change it.
#
# Made for PowerShell 2.0 and .NET 2.0.

$ascii = [System.Text.Encoding]::ASCII
$writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList @([Console]::OpenStandardOutput(), $ascii)
$writer.NewLine = "`n"
$writer.AutoFlush = $true
$script:answered = 0
$numbers = @('Byte', 'Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64')
$invariant = [System.Globalization.CultureInfo]::InvariantCulture

function Format-Text([string] $text) {
    if ($text -cmatch '\A[\x20-\x21\x23-\x5b\x5d-\x7e]*\z') { return '"' + $text + '"' }
    $out = New-Object -TypeName System.Text.StringBuilder
    [void] $out.Append('"')
    foreach ($character in $text.ToCharArray()) {
        $code = [int] $character
        if (($code -lt 0x20) -or ($code -gt 0x7e) -or ($code -eq 0x22) -or ($code -eq 0x5c)) {
            [void] $out.Append('\u' + $code.ToString('x4', $invariant))
        } else {
            [void] $out.Append($character)
        }
    }
    [void] $out.Append('"')
    return $out.ToString()
}

function Format-Value($value) {
    if ($null -eq $value) { return 'null' }
    if ($value -is [bool]) {
        if ($value) { return 'true' }
        return 'false'
    }
    if ($value -is [string]) { return (Format-Text $value) }
    if ($value -is [System.Collections.IDictionary]) { return (Format-Object $value) }
    if ($value -is [System.Collections.IEnumerable]) { return (Format-List $value) }
    if ($numbers -contains $value.GetType().Name) { return $value.ToString($invariant) }
    return (Format-Text ([string] $value))
}

function Format-Object($value) {
    $parts = New-Object -TypeName System.Collections.ArrayList
    foreach ($entry in $value.GetEnumerator()) {
        [void] $parts.Add((Format-Text ([string] $entry.Key)) + ':' + (Format-Value $entry.Value))
    }
    return '{' + ($parts -join ',') + '}'
}

function Format-List($value) {
    $parts = New-Object -TypeName System.Collections.ArrayList
    foreach ($one in $value) { [void] $parts.Add((Format-Value $one)) }
    return '[' + ($parts -join ',') + ']'
}

# Runs one probe. A probe gives one hashtable; whatever goes wrong in it is told, and the others go on.
function Write-Probe([string] $name, [scriptblock] $read) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    try {
        $text = Format-Value (& $read)
        $line = '= probe ' + $name + ' ' + $watch.ElapsedMilliseconds.ToString($invariant) + ' ' + $text
    } catch {
        $cause = $_.Exception
        $text = Format-Text ($cause.GetType().FullName + ': ' + $cause.Message)
        $line = '= failed ' + $name + ' ' + $watch.ElapsedMilliseconds.ToString($invariant) + ' ' + $text
    }
    $writer.WriteLine($line)
    $script:answered += 1
}

function Write-End() {
    $writer.WriteLine('= end ' + $script:answered.ToString($invariant))
    $writer.Flush()
}

# Rows of a WMI class, each with the named properties.
function Get-Rows([string] $class, [string[]] $properties, [string] $filter = '', [string] $namespace = 'root\cimv2') {
    $query = 'select ' + ($properties -join ',') + ' from ' + $class
    if ($filter -ne '') { $query = $query + ' where ' + $filter }
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($object in @(Get-WmiObject -Namespace $namespace -Query $query)) {
        if ($null -eq $object) { continue }
        $row = @{}
        foreach ($property in $properties) { $row[$property] = $object.$property }
        [void] $rows.Add($row)
    }
    return , $rows
}

# A key of the registry: whether it is there, the named values that it has, and the names of the keys below it.
function Read-Key([string] $path, [string[]] $names = @(), [string] $hive = 'LocalMachine') {
    $root = [Microsoft.Win32.Registry]::LocalMachine
    if ($hive -eq 'CurrentUser') { $root = [Microsoft.Win32.Registry]::CurrentUser }
    $values = @{}
    $found = @{ hive = $hive; path = $path; exists = $false; values = $values; keys = @() }
    $key = $root.OpenSubKey($path)
    if ($null -eq $key) { return $found }
    $found['exists'] = $true
    foreach ($name in $names) {
        $value = $key.GetValue($name, $null, 'DoNotExpandEnvironmentNames')
        if ($null -ne $value) { $values[$name] = $value }
    }
    $found['keys'] = @($key.GetSubKeyNames())
    $key.Close()
    return $found
}

# The version of a program as numbers; null where there is no such file, or none in it.
function Read-Version([string] $file) {
    if (-not [System.IO.File]::Exists($file)) { return $null }
    $info = [System.Diagnostics.FileVersionInfo]::GetVersionInfo($file)
    $parts = @($info.FileMajorPart, $info.FileMinorPart, $info.FileBuildPart, $info.FilePrivatePart)
    $version = $parts -join '.'
    if ($version -eq '0.0.0.0') { return $null }
    return $version
}
