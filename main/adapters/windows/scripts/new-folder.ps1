# Makes a new folder that only administrators and the system may open. It takes what is restored from a backup, in which
# files may hold passwords and keys.
#
#   -Path PATH   where; the folder above it must be there, and nothing of this name
#
# Ends with 0 when it is there and closed, otherwise with a Win32 code, and prints it as its last line: 183 something of
# that name is there, 3 the folder above it is not, 161 it is no path of a local disk.
# @fidelity C a closed folder: Directory.CreateDirectory with an access list of .NET as Microsoft documents it; the access list is read again by this script
param(
    [string] $Path = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'identity-common.ps1')

# Full access for administrators and the system, for what is made in it too, and nothing from above.
$closed = 'D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)'
$whoMay = @('S-1-5-32-544', 'S-1-5-18')

function Test-Closed([string] $folder) {
    $list = [System.IO.Directory]::GetAccessControl($folder)
    if (-not $list.AreAccessRulesProtected) { return $false }
    foreach ($rule in $list.GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])) {
        if (-not ($whoMay -contains $rule.IdentityReference.Value)) { return $false }
    }
    return $true
}

function New-ClosedFolder {
    if (-not (Test-Elevated)) { return $needsRights }
    if ($Path -notmatch '^[A-Za-z]:\\[^\\]') { return 161 }
    if ([System.IO.Directory]::Exists($Path) -or [System.IO.File]::Exists($Path)) { return 183 }
    $above = [System.IO.Path]::GetDirectoryName($Path)
    if (-not [System.IO.Directory]::Exists($above)) { return 3 }
    $list = New-Object -TypeName System.Security.AccessControl.DirectorySecurity
    $list.SetSecurityDescriptorSddlForm($closed)
    [void] [System.IO.Directory]::CreateDirectory($Path, $list)
    if (-not (Test-Closed $Path)) { return $notSeen }
    Write-Line "$Path is there, and only administrators may open it."
    return 0
}

$code = $brokeOff
try {
    $code = [int] @(New-ClosedFolder)[-1]
} catch {
    $code = Get-CodeOf $_.Exception
}
Write-End $code
exit $code
