# Resets a computer account in Active Directory, as "Reset Account" does: its password becomes the initial one, which is
# the name of the account in lower case, its first 14 characters. A machine that used the account is cut off.
#
#   -Name DN            distinguished name of the computer account
#   -Domain NAME        DNS name of its domain
#   -Controller NAME    domain controller on which it is done; Windows picks one of the domain without it
#   -Account ACCOUNT    may reset it; its password is one line of UTF-8 on standard input
#
# Ends with 0 when the account is reset, otherwise with a Win32 code, and prints it as its last line.
# @fidelity C reset of a computer account: Microsoft's documentation of IADsUser.SetPassword and of "dsmod computer -reset", and a vendor's help on "Reset Computers" for the initial password; the age of the password is read again by this script and by the program's own reading of the directory
param(
    [string] $Name = '',
    [string] $Domain = '',
    [string] $Controller = '',
    [string] $Account = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'identity-common.ps1')

$services = 'System.DirectoryServices'

# Secure is Kerberos or NTLM, never a password in clear text; signed and sealed is all that follows.
function Open-Account([string] $password) {
    $server = $Controller
    if ($server -eq '') { $server = $Domain }
    $path = "LDAP://$server/" + $Name.Replace('/', '\/')
    $how = [System.DirectoryServices.AuthenticationTypes] 'Secure, Signing, Sealing'
    return New-Object -TypeName "$services.DirectoryEntry" -ArgumentList @($path, $Account, $password, $how)
}

# Nothing where the object is not a computer. Asked anew each time.
function Read-Account($entry) {
    $searcher = New-Object -TypeName "$services.DirectorySearcher" -ArgumentList @($entry)
    $searcher.SearchScope = 'Base'
    $searcher.Filter = '(objectClass=computer)'
    foreach ($attribute in @('sAMAccountName', 'pwdLastSet', 'userAccountControl')) {
        [void] $searcher.PropertiesToLoad.Add($attribute)
    }
    return $searcher.FindOne()
}

function Get-Value($found, [string] $attribute) {
    $values = $found.Properties[$attribute]
    if (($values -eq $null) -or ($values.Count -eq 0)) { return $null }
    return $values[0]
}

function Get-Moment([long] $fileTime) {
    if ($fileTime -le 0) { return 'never' }
    return [DateTime]::FromFileTimeUtc($fileTime).ToString('yyyy-MM-ddTHH:mm:ssZ')
}

function Reset-Account {
    $password = Read-Password
    if (($Name -eq '') -or ($Domain -eq '') -or ($Account -eq '')) { return 87 }
    if ($password -eq '') { return 1326 }
    if ([System.Reflection.Assembly]::LoadWithPartialName($services) -eq $null) { return 2 }
    $entry = Open-Account $password
    $found = Read-Account $entry
    if ($found -eq $null) { return 8240 }
    # SERVER_TRUST_ACCOUNT: the account of a domain controller.
    if (([int] (Get-Value $found 'useraccountcontrol') -band 8192) -ne 0) { return $isController }
    $before = [long] (Get-Value $found 'pwdlastset')
    $initial = ([string] (Get-Value $found 'samaccountname')).ToLowerInvariant()
    if ($initial.Length -gt 14) { $initial = $initial.Substring(0, 14) }
    [void] $entry.psbase.Invoke('SetPassword', @($initial))
    $after = [long] (Get-Value (Read-Account $entry) 'pwdlastset')
    Write-Line ('password set before: ' + (Get-Moment $before) + ', now: ' + (Get-Moment $after))
    if ($after -eq $before) { return $notSeen }
    Write-Line 'The computer account is reset.'
    return 0
}

# Active Directory tells with a refused logon why it was refused: "data 775" is a locked account.
function Get-RefusalOf($cause) {
    if ($cause.GetType().FullName -ne "$services.DirectoryServicesCOMException") { return 0 }
    $told = [regex]::Match([string] $cause.ExtendedErrorMessage, 'data ([0-9a-fA-F]+),')
    if (-not $told.Success) { return 0 }
    return [Convert]::ToInt32($told.Groups[1].Value, 16)
}

$code = $brokeOff
try {
    $code = Reset-Account
} catch {
    $code = Get-CodeOf $_.Exception
    if ($code -eq 1326) {
        $refusal = Get-RefusalOf (Get-Cause $_.Exception)
        if ($refusal -ne 0) { $code = $refusal }
    }
}
Write-End $code
exit $code
