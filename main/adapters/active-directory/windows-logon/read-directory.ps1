# Reads Active Directory with the logon of whoever runs it. Asks for no password and changes nothing.
#
# Standard input, one request a line:   search ID HOST BASE SCOPE FILTER ATTRIBUTES
# Standard output, once at the start:   = ready HOST
#                 then for each entry:  dn:: NAME, one line ATTRIBUTE:: VALUE for each value, a blank line
#                 and at the end of it: = end ID ENTRIES      or      = error ID CODE HRESULT TYPE MESSAGE
#
# SCOPE is Base, OneLevel or Subtree. CODE is the LDAP result, or - where it is something else. ID, ENTRIES, CODE,
# HRESULT, TYPE and the names of attributes are plain; all other fields are base64 of UTF-8 (- for an empty one), and
# values base64 of the bytes that came over the wire. So all is ASCII, and no code page can change it.
#
# @fidelity C directory by the Windows logon: System.DirectoryServices.Protocols, as Microsoft documents it
#
# Made for PowerShell 2.0 and .NET 2.0. The automatic variable for piped objects must not be named anywhere in this
# file: newer versions of PowerShell would then take the requests for themselves.
param(
    [string] $Server = '',
    # The domain controller that Windows picked before, and that does not answer.
    [string] $Avoid = '',
    [int] $SecondsPerPage = 60
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$protocols = 'System.DirectoryServices.Protocols'
# Windows cuts an answer without paging at 1,000 entries, and a page too.
$entriesPerPage = 500
# A domain controller drops a connection that was idle for 15 minutes.
$minutesUntilStale = 5
$connections = @{}
# Names whose domain controller broke off: Windows must look for one again, not take the one that it has in mind.
$failed = @{}
# Busy, unavailable, server down, time-out, connect error: another domain controller may do better.
$codesOfTheLost = @(51, 52, 81, 85, 91)

$ascii = [System.Text.Encoding]::ASCII
$reader = New-Object -TypeName System.IO.StreamReader -ArgumentList @([Console]::OpenStandardInput(), $ascii)
$writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList @([Console]::OpenStandardOutput(), $ascii)
$writer.NewLine = "`n"

function ConvertTo-Field([string] $text) {
    if ($text -eq '') { return '-' }
    return [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($text))
}

function ConvertFrom-Field([string] $field) {
    if ($field -eq '-') { return '' }
    return [System.Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($field))
}

# What .NET throws comes wrapped in exceptions of PowerShell. Types are compared by name, for an assembly may be missing.
function Test-Type($object, [string] $name) {
    return ($object.GetType().FullName -eq $name)
}

function Get-Cause($thrown) {
    $cause = $thrown
    while ($cause.InnerException -ne $null) {
        if (Test-Type $cause "$protocols.LdapException") { break }
        if (Test-Type $cause "$protocols.DirectoryOperationException") { break }
        $cause = $cause.InnerException
    }
    return $cause
}

function Write-Failure([string] $id, $cause) {
    $code = '-'
    $said = ''
    if (Test-Type $cause "$protocols.LdapException") {
        $code = [string] $cause.ErrorCode
        $said = $cause.ServerErrorMessage
    } elseif ((Test-Type $cause "$protocols.DirectoryOperationException") -and ($cause.Response -ne $null)) {
        $code = [string] [int] $cause.Response.ResultCode
        $said = $cause.Response.ErrorMessage
    }
    $result = '{0:X8}' -f [System.Runtime.InteropServices.Marshal]::GetHRForException($cause)
    $type = $cause.GetType().FullName
    $message = ($cause.Message + ' ' + $said).Trim()
    Write-ErrorLine $id $code $result $type $message
}

function Write-ErrorLine([string] $id, [string] $code, [string] $result, [string] $type, [string] $message) {
    $writer.WriteLine("= error $id $code $result $type " + (ConvertTo-Field $message))
    $writer.Flush()
}

function Import-Assembly([string] $name) {
    if ([System.Reflection.Assembly]::LoadWithPartialName($name) -eq $null) {
        throw (New-Object -TypeName System.IO.FileNotFoundException -ArgumentList "$name is not installed.")
    }
}

# Negotiate is Kerberos wherever that works. Signing and sealing encrypt all that follows with the keys of the logon.
# Referrals are not followed: which computers are asked is for the program to say.
function Open-Connection([string] $name) {
    $connection = New-Object -TypeName "$protocols.LdapConnection" -ArgumentList $name
    $connection.AuthType = 'Negotiate'
    $connection.Timeout = [TimeSpan]::FromSeconds($SecondsPerPage)
    $options = $connection.SessionOptions
    $options.ProtocolVersion = 3
    $options.ReferralChasing = 'None'
    $options.Signing = $true
    $options.Sealing = $true
    $options.AutoReconnect = $false
    if ($failed.ContainsKey($name)) { $options.LocatorFlag = 'ForceRediscovery' }
    $connection.Bind()
    return $connection
}

function Get-Connection([string] $name) {
    $known = $connections[$name]
    if (($known -ne $null) -and ($known.LastUse.AddMinutes($minutesUntilStale) -lt [DateTime]::UtcNow)) {
        Remove-Connection $name
        $known = $null
    }
    if ($known -eq $null) {
        $known = @{ Connection = (Open-Connection $name); LastUse = [DateTime]::UtcNow }
        $connections[$name] = $known
    }
    $known.LastUse = [DateTime]::UtcNow
    return $known.Connection
}

function Remove-Connection([string] $name) {
    $known = $connections[$name]
    if ($known -eq $null) { return }
    $connections.Remove($name)
    $known.Connection.Dispose()
}

# The domain is that of the account, not of the computer: a local administrator has none.
function Find-Server([string] $unwanted) {
    $domain = [System.DirectoryServices.ActiveDirectory.Domain]::GetCurrentDomain()
    if ($unwanted -eq '') { return $domain.FindDomainController().Name }
    $again = [System.DirectoryServices.ActiveDirectory.LocatorOptions] 'ForceRediscovery'
    $found = $domain.FindDomainController($again).Name
    if ($found -ne $unwanted) { return $found }
    # It may answer to the search for domain controllers, and to nothing else.
    foreach ($other in $domain.FindAllDomainControllers()) {
        if ($other.Name -ne $unwanted) { return $other.Name }
    }
    return $found
}

function Test-Lost($cause) {
    return ((Test-Type $cause "$protocols.LdapException") -and ($codesOfTheLost -contains $cause.ErrorCode))
}

function Write-Entry($entry) {
    $writer.WriteLine('dn:: ' + (ConvertTo-Field $entry.DistinguishedName))
    foreach ($name in $entry.Attributes.AttributeNames) {
        foreach ($value in $entry.Attributes[$name].GetValues([byte[]])) {
            $writer.WriteLine($name + ':: ' + [Convert]::ToBase64String($value))
        }
    }
    $writer.WriteLine('')
}

function New-Search([string] $base, [string] $scope, [string] $filter, [string] $attributes) {
    $request = New-Object -TypeName "$protocols.SearchRequest"
    $request.DistinguishedName = $base
    $request.Scope = $scope
    $request.Filter = $filter
    foreach ($attribute in $attributes.Split(',')) { [void] $request.Attributes.Add($attribute) }
    return $request
}

function Invoke-Search([string] $id, $connection, $request) {
    $limit = [TimeSpan]::FromSeconds($SecondsPerPage)
    $paging = $null
    if ([string] $request.Scope -ne 'Base') {
        $paging = New-Object -TypeName "$protocols.PageResultRequestControl"
        $paging.PageSize = $entriesPerPage
        [void] $request.Controls.Add($paging)
    }
    $count = 0
    while ($true) {
        $response = $connection.SendRequest($request, $limit)
        # A referral is no error to .NET, but an answer without entries.
        $code = [int] $response.ResultCode
        if ($code -ne 0) {
            Write-ErrorLine $id ([string] $code) '00000000' 'Result' ([string] $response.ErrorMessage)
            return
        }
        foreach ($entry in $response.Entries) {
            Write-Entry $entry
            $count += 1
        }
        $writer.Flush()
        $more = $false
        foreach ($control in $response.Controls) {
            if (Test-Type $control "$protocols.PageResultResponseControl") {
                # It is empty after the last page.
                $more = ($control.Cookie.Length -gt 0)
                if ($more) { $paging.Cookie = $control.Cookie }
            }
        }
        if (-not $more) { break }
    }
    $writer.WriteLine("= end $id $count")
    $writer.Flush()
}

try {
    Import-Assembly 'System.DirectoryServices'
    Import-Assembly $protocols
    if ($Server -ne '') {
        [void] (Get-Connection $Server)
    } else {
        $Server = Find-Server $Avoid
        try {
            [void] (Get-Connection $Server)
        } catch {
            # A refused logon is not tried again.
            if (-not (Test-Lost (Get-Cause $_.Exception))) { throw }
            $Server = Find-Server $Server
            [void] (Get-Connection $Server)
        }
    }
} catch {
    Write-Failure '0' (Get-Cause $_.Exception)
    exit 1
}
$writer.WriteLine('= ready ' + (ConvertTo-Field $Server))
$writer.Flush()

while ($true) {
    $line = $reader.ReadLine()
    # The program has gone, or is done.
    if ($line -eq $null) { break }
    $fields = $line.Split(' ')
    if (($fields.Length -ne 7) -or ($fields[0] -ne 'search')) {
        Write-ErrorLine '0' '-' '00000000' 'Request' 'The request was not understood.'
        continue
    }
    $from = ''
    try {
        $from = ConvertFrom-Field $fields[2]
        if ($from -eq '') { $from = $Server }
        $base = ConvertFrom-Field $fields[3]
        $filter = ConvertFrom-Field $fields[5]
        $attributes = ConvertFrom-Field $fields[6]
        $request = New-Search $base $fields[4] $filter $attributes
        Invoke-Search $fields[1] (Get-Connection $from) $request
        $failed.Remove($from)
    } catch {
        $cause = Get-Cause $_.Exception
        # Whatever broke off may be whole again for the next request.
        if (Test-Type $cause "$protocols.LdapException") { Remove-Connection $from }
        if (Test-Lost $cause) { $failed[$from] = $true }
        Write-Failure $fields[1] $cause
    }
}
exit 0
