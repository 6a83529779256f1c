# Renames this machine. The name counts from the next restart on.
#
#   -From NAME   the name that it was shown to have; with another one nothing is changed
#   -To NAME     the name that it gets
#
# Ends with 3010 when Windows has taken the name, otherwise with a Win32 code, and prints it as its last line.
# @fidelity C rename of this machine: Microsoft's documentation of Win32_ComputerSystem.Rename; read again from the registry by this script, and as the active name after the restart
param(
    [string] $From = '',
    [string] $To = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'identity-common.ps1')

function Rename-Machine {
    if (($From -eq '') -or ($To -eq '')) { return 87 }
    if (-not (Test-Elevated)) { return $needsRights }
    $active = Get-ActiveName
    $waiting = Get-PendingName
    # Before the restart a rename is taken back from the name that waits.
    if (($From -ne $active) -and ($From -ne $waiting)) {
        Write-Line "This machine is $active, and $waiting after the restart. It was shown as $From."
        return $notAsShown
    }
    $machine = Get-Machine
    if ($machine.DomainRole -ge 4) { return $isController }
    # The domain would have to rename the account of a member too, and the account of the new name is there already.
    if ($machine.PartOfDomain) { return 2691 }
    $code = Invoke-Method $machine 'Rename' @{ Name = $To }
    if ($code -ne 0) { return $code }
    # The name of a machine on the network is its first 15 characters.
    $short = $To
    if ($short.Length -gt 15) { $short = $short.Substring(0, 15) }
    if ((Get-PendingName) -ne $short) { return $notSeen }
    Write-Line "The name $To counts from the next restart on."
    return $restartNeeded
}

$code = $brokeOff
try {
    $code = Rename-Machine
} catch {
    $code = Get-CodeOf $_.Exception
}
Write-End $code
exit $code
