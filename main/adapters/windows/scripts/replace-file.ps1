# Puts a prepared file in the place of another, or takes a file away. The new one has the rights and attributes of the old
# one. Windows changes the names in two steps: while it does, and where it breaks off between them, the old file lies
# beside its place, whole, and comes back into it, at the latest when this script runs again.
#
#   -Target FILE     the place
#   -Prepared FILE   the new content; without it the file at the place is taken away
#   -Sha256 HEX      of the prepared file
#   -Was HEX         SHA-256 of what stands at the place now, or "none"
#   -Keep FILE       where a copy of what stood there is kept
#
# Each path is a full one on a drive with a letter. None may lead through a link.
#
# Ends with 0 when the place holds what it should, otherwise with a Win32 code, and prints it as its last line:
# 5023 something else stands there than was shown, 13 the prepared file is another one, 161 a path that is not taken,
# 681 a path leads through a link, 183 another file lies where the copy is to be kept, 23 the copy is not like the
# original, 32 the file is in use, 112 the disk is full, 1359 the place does not hold what was written.
# @fidelity C replacing a file: File.Replace and File.Move of .NET (ReplaceFile and MoveFile of Windows) as Microsoft documents them, on the same volume and with a backup name, under which the old file is found after the errors 1176 and 1177; every file is read again and its SHA-256 compared
param(
    [string] $Target = '',
    [string] $Prepared = '',
    [string] $Sha256 = '',
    [string] $Was = '',
    [string] $Keep = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'identity-common.ps1')

$pathRefused = 161
$throughLink = 681
$otherContent = 13
$keptAlready = 183
$copyDiffers = 23
$pathTooLong = 206

# The file while it is not yet in its place: beside it, so that it is on the same volume and gets the rights of the folder.
$ending = '.cas-recovery-new'

# The old file while the new one takes its place.
$old = $Target + '.cas-recovery-old'

# 0 for a full path on a drive with a letter, whose parts Windows takes as they are: no device, no stream, no "..".
function Test-Path-Words([string] $path) {
    if ($path.Length -ge 240) { return $pathTooLong }
    if ($path -notmatch '^[A-Za-z]:\\[^\\]') { return $pathRefused }
    foreach ($part in $path.Substring(3).Split('\')) {
        if ($part -notmatch '^[^\x00-\x1f<>:"/|?*]+\z') { return $pathRefused }
        if ($part -match '[. ]\z') { return $pathRefused }
        if ($part -match '^(CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])\s*(\.|$)') { return $pathRefused }
    }
    return 0
}

# 0 when nothing of a path that is there is a link to somewhere else.
function Test-Links([string] $path) {
    $at = [System.IO.Path]::GetPathRoot($path)
    foreach ($part in $path.Substring(3).Split('\')) {
        $at = [System.IO.Path]::Combine($at, $part)
        if (-not ([System.IO.File]::Exists($at) -or [System.IO.Directory]::Exists($at))) { return 0 }
        $attributes = [int] [System.IO.File]::GetAttributes($at)
        if (($attributes -band [int] [System.IO.FileAttributes]::ReparsePoint) -ne 0) {
            Write-Line "A link: $at"
            return $throughLink
        }
    }
    return 0
}

# Where Windows allows certified algorithms only, the first of the two is refused.
function New-Algorithm {
    try { return (New-Object -TypeName System.Security.Cryptography.SHA256Managed) } catch {
        [void] [System.Reflection.Assembly]::LoadWithPartialName('System.Core')
        return (New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider)
    }
}

# SHA-256 in lower-case hex; "none" where there is no file.
function Get-Hash([string] $path) {
    if (-not [System.IO.File]::Exists($path)) { return 'none' }
    $stream = [System.IO.File]::Open($path, 'Open', 'Read', 'ReadWrite, Delete')
    try { $hash = (New-Algorithm).ComputeHash($stream) } finally { $stream.Close() }
    return [System.BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
}

# Copies through to the disk, not only into memory. What stood at the new place is overwritten.
function Copy-Whole([string] $from, [string] $to) {
    $source = [System.IO.File]::Open($from, 'Open', 'Read', 'ReadWrite, Delete')
    try {
        $words = @($to, [System.IO.FileMode]::Create, [System.IO.FileAccess]::Write, [System.IO.FileShare]::None, 65536, [System.IO.FileOptions]::WriteThrough)
        $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $words
        try {
            $buffer = New-Object -TypeName 'byte[]' -ArgumentList @(65536)
            $count = $source.Read($buffer, 0, $buffer.Length)
            while ($count -gt 0) {
                $stream.Write($buffer, 0, $count)
                $count = $source.Read($buffer, 0, $buffer.Length)
            }
        } finally {
            $stream.Close()
        }
    } finally {
        $source.Close()
    }
}

# The copy of what stands there: under its name only once it is whole.
function Save-Copy([string] $hash) {
    $kept = Get-Hash $Keep
    if ($kept -eq $hash) { return 0 }
    if ($kept -ne 'none') { return $keptAlready }
    [void] [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($Keep))
    $partial = $Keep + $ending
    Copy-Whole $Target $partial
    if ((Get-Hash $partial) -ne $hash) {
        [System.IO.File]::Delete($partial)
        return $copyDiffers
    }
    [System.IO.File]::Move($partial, $Keep)
    return 0
}

# Puts the old file back where its place is empty.
function Restore-Old {
    if ([System.IO.File]::Exists($Target) -or (-not [System.IO.File]::Exists($old))) { return }
    [System.IO.File]::Move($old, $Target)
    Write-Line 'The old file is back in its place.'
}

# With a name for the old file nothing is lost whatever Windows breaks off with: without one, error 1176 means that the old
# file is gone and the new one not in its place.
function Move-IntoPlace([string] $from) {
    try { [System.IO.File]::Replace($from, $Target, $old, $true) } finally { Restore-Old }
}

# The old file goes where a copy of it is kept, and only while the place is not empty. One that is in use stays for now.
function Remove-Old([string] $hash) {
    if (-not ([System.IO.File]::Exists($old) -and [System.IO.File]::Exists($Target))) { return }
    if (((Get-Hash $old) -ne $hash) -or ((Get-Hash $Keep) -ne $hash)) {
        Write-Line "Left there, for no copy of it is kept: $old"
        return
    }
    try { Invoke-Patiently { [System.IO.File]::Delete($old) } } catch { Write-Line "Left there, for it is in use: $old" }
}

# A web server that has just seen a change may hold a file for a moment.
function Invoke-Patiently([scriptblock] $work) {
    for ($tries = 1; $true; $tries++) {
        try {
            & $work
            return
        } catch {
            $code = [System.Runtime.InteropServices.Marshal]::GetHRForException((Get-Cause $_.Exception)) -band 0xffff
            if (($tries -ge 8) -or (@(32, 33, 1175, 1176, 1177) -notcontains $code)) { throw }
        }
        [System.Threading.Thread]::Sleep(500)
    }
}

# Windows replaces and deletes no file that is only to be read.
function Write-Place([scriptblock] $work) {
    $readOnly = [int] [System.IO.FileAttributes]::ReadOnly
    $attributes = 0
    if ([System.IO.File]::Exists($Target)) { $attributes = [int] [System.IO.File]::GetAttributes($Target) }
    $mark = ($attributes -band $readOnly) -ne 0
    if ($mark) { [System.IO.File]::SetAttributes($Target, [System.IO.FileAttributes] ($attributes -band (-bnot $readOnly))) }
    try {
        Invoke-Patiently $work
    } finally {
        if ($mark -and [System.IO.File]::Exists($Target)) {
            [System.IO.File]::SetAttributes($Target, [System.IO.FileAttributes] $attributes)
        }
    }
}

function Put-File([string] $now) {
    $new = $Target + $ending
    [void] [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($Target))
    try {
        Copy-Whole $Prepared $new
        if ((Get-Hash $new) -ne $Sha256) { return $otherContent }
        # A last look: somebody may have changed it since.
        if ((Get-Hash $Target) -ne $now) { return $notAsShown }
        if ($now -eq 'none') { Write-Place { [System.IO.File]::Move($new, $Target) } }
        else { Write-Place { Move-IntoPlace $new } }
    } finally {
        # Never while the place is empty that held something.
        if (($now -eq 'none') -or [System.IO.File]::Exists($Target)) {
            if ([System.IO.File]::Exists($new)) { [System.IO.File]::Delete($new) }
            Remove-Old $now
        }
    }
    return 0
}

function Test-Paths {
    $paths = @($Target, $Keep)
    if ($Prepared -ne '') { $paths += $Prepared }
    foreach ($path in $paths) {
        $code = Test-Path-Words $path
        if ($code -ne 0) {
            Write-Line "Not taken: $path"
            return $code
        }
        $code = Test-Links $path
        if ($code -ne 0) { return $code }
    }
    return 0
}

function Replace-File {
    $hex = '^[0-9a-f]{64}\z'
    if (($Was -cnotmatch $hex) -and ($Was -ne 'none')) { return 87 }
    if (($Prepared -ne '') -and ($Sha256 -cnotmatch $hex)) { return 87 }
    if (-not (Test-Elevated)) { return $needsRights }
    $code = [int] @(Test-Paths)[-1]
    if ($code -ne 0) { return $code }
    if ([System.IO.Directory]::Exists($Target)) { return $notAsShown }
    $wanted = 'none'
    if ($Prepared -ne '') { $wanted = $Sha256 }
    # What a run that was broken off has left.
    if (($Was -ne 'none') -and ((Get-Hash $old) -eq $Was)) { Restore-Old }
    $now = Get-Hash $Target
    if ($now -eq $wanted) {
        Remove-Old $Was
        Write-Line 'The place holds it already.'
        return 0
    }
    if ($now -ne $Was) {
        Write-Line "SHA-256 there: $now. It was shown as $Was."
        return $notAsShown
    }
    if ($Prepared -ne '') {
        if ((Get-Hash $Prepared) -ne $Sha256) { return $otherContent }
    }
    # Windows would overwrite it.
    if (($Prepared -ne '') -and [System.IO.File]::Exists($old)) {
        Remove-Old $now
        if ([System.IO.File]::Exists($old)) { return $keptAlready }
    }
    if ($now -ne 'none') {
        $code = Save-Copy $now
        if ($code -ne 0) { return $code }
    }
    if ($Prepared -eq '') { Write-Place { [System.IO.File]::Delete($Target) } }
    else {
        $code = [int] @(Put-File $now)[-1]
        if ($code -ne 0) { return $code }
    }
    $after = Get-Hash $Target
    Write-Line "SHA-256 now: $after"
    if ($after -ne $wanted) { return $notSeen }
    return 0
}

$code = $brokeOff
try {
    $code = [int] @(Replace-File)[-1]
} catch {
    $code = Get-CodeOf $_.Exception
}
Write-End $code
exit $code
