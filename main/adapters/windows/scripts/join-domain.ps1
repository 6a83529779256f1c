# Joins this machine to a domain with the computer account that is already there. It never creates one.
# The membership counts from the next restart on. The account gets a new password: a machine that used it is cut off.
#
#   -Computer NAME     the name that this machine was shown to have; with another one nothing is changed
#   -Domain NAME       DNS name of the domain
#   -Account ACCOUNT   may take over the computer account; its password is one line of UTF-8 on standard input
#   -Rejoin            it is a member already, and its trust is broken
#
# Ends with 3010 when the machine is joined, otherwise with a Win32 code, and prints it as its last line.
# @fidelity C join with the existing account: Microsoft's documentation of Win32_ComputerSystem.JoinDomainOrWorkgroup (1 joins, 32 joins although joined, 2 would create); read again after the restart as membership by WMI, as secure channel, and as the age of the account's password in the directory
param(
    [string] $Computer = '',
    [string] $Domain = '',
    [string] $Account = '',
    [switch] $Rejoin
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'identity-common.ps1')

function Join-Machine {
    $password = Read-Password
    if (($Computer -eq '') -or ($Domain -eq '') -or ($Account -eq '')) { return 87 }
    if ($password -eq '') { return 1326 }
    if (-not (Test-Elevated)) { return $needsRights }
    $active = Get-ActiveName
    $waiting = Get-PendingName
    # While a name waits, Windows would join under the old one.
    if (($Computer -ne $active) -or ($Computer -ne $waiting)) {
        Write-Line "This machine is $active, and $waiting after the restart. It was shown as $Computer."
        return $notAsShown
    }
    $machine = Get-Machine
    if ($machine.DomainRole -ge 4) { return $isController }
    $options = 1
    if ($Rejoin) {
        if ($machine.PartOfDomain -and ($machine.Domain -ne $Domain)) {
            Write-Line ('This machine is a member of ' + $machine.Domain + '.')
            return $notAsShown
        }
        $options = 33
    } elseif ($machine.PartOfDomain) {
        return 2691
    }
    $code = Invoke-Method $machine 'JoinDomainOrWorkgroup' @{
        Name = $Domain
        Password = $password
        UserName = $Account
        FJoinOptions = [uint32] $options
    }
    if ($code -ne 0) { return $code }
    # It is joined, whatever WMI says of it before the restart.
    try {
        $joined = Get-Machine
        Write-Line ('Member of a domain: ' + $joined.PartOfDomain + ', now: ' + $joined.Domain)
    } catch {
        Write-Line $_.Exception.Message
    }
    Write-Line "The membership in $Domain counts from the next restart on."
    return $restartNeeded
}

$code = $brokeOff
try {
    $code = Join-Machine
} catch {
    $code = Get-CodeOf $_.Exception
}
Write-End $code
exit $code
