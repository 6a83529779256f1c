# What the scripts share that change who this machine is. They read it in; alone it does nothing.
#
# Made for PowerShell 2.0 and .NET 2.0. All that is printed is ASCII, so that no code page can change it.
# @fidelity C beginning and end of the scripts of the identity: Microsoft's documentation of powershell.exe, and of WMI calls by named parameters; the end mark is checked by the program

$ascii = [System.Text.Encoding]::ASCII
$writer = New-Object -TypeName System.IO.StreamWriter -ArgumentList @([Console]::OpenStandardOutput(), $ascii)
$writer.NewLine = "`n"

$names = 'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\ComputerName'

# Codes of this program's own: the script broke off; the change is not to be seen; the machine is not as it was shown.
$brokeOff = 574
$notSeen = 1359
$notAsShown = 5023
$needsRights = 740
$isController = 2693
$restartNeeded = 3010

# What is not ASCII is written as \uXXXX, and so is a backslash before a u: it would be read as one of these.
function ConvertTo-Ascii([string] $text) {
    $built = New-Object -TypeName System.Text.StringBuilder
    $characters = $text.ToCharArray()
    for ($place = 0; $place -lt $characters.Length; $place++) {
        $number = [int] $characters[$place]
        $next = 0
        if ($place + 1 -lt $characters.Length) { $next = [int] $characters[$place + 1] }
        if (($number -lt 32) -or ($number -gt 126) -or (($number -eq 92) -and ($next -eq 117))) {
            [void] $built.Append(('\u{0:x4}' -f $number))
        } else {
            [void] $built.Append($characters[$place])
        }
    }
    return $built.ToString()
}

function Write-Line([string] $text) {
    $writer.WriteLine((ConvertTo-Ascii $text))
    $writer.Flush()
}

# The last line of every script. Windows PowerShell 2.0 ends with 0 whatever befell it, so this line tells.
function Write-End([int] $code) {
    $writer.WriteLine("= end $code")
    $writer.Flush()
}

# One line of UTF-8. It is never printed and never part of a command line.
function Read-Password {
    $utf8 = New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false
    $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList @([Console]::OpenStandardInput(), $utf8)
    $line = $reader.ReadLine()
    if ($line -eq $null) { return '' }
    return $line
}

function Test-Elevated {
    $account = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    $principal = New-Object -TypeName System.Security.Principal.WindowsPrincipal -ArgumentList $account
    return $principal.IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)
}

function Get-ActiveName {
    return [string] [Microsoft.Win32.Registry]::GetValue("$names\ActiveComputerName", 'ComputerName', '')
}

# The name that counts from the next restart on; the active one where none waits.
function Get-PendingName {
    return [string] [Microsoft.Win32.Registry]::GetValue("$names\ComputerName", 'ComputerName', '')
}

# Privacy of packets is what WMI asks for where a password is passed.
function Get-Machine {
    return Get-WmiObject -Class Win32_ComputerSystem -EnableAllPrivileges -Authentication PacketPrivacy
}

# Calls a method by the names of its parameters: their order is not the same in every version of PowerShell.
function Invoke-Method($object, [string] $method, [hashtable] $values) {
    $parameters = $object.psbase.GetMethodParameters($method)
    foreach ($name in $values.Keys) { $parameters.psbase.SetPropertyValue($name, $values[$name]) }
    $answer = $object.psbase.InvokeMethod($method, $parameters, $null)
    return ConvertFrom-Result ([long] $answer.psbase.GetPropertyValue('ReturnValue'))
}

# 0x8007NNNN is the Win32 code NNNN. 0x80041003 is how WMI says that access is denied.
function ConvertFrom-Result([long] $value) {
    $text = '{0:X8}' -f ($value -band 4294967295)
    if ($text.StartsWith('8007')) { return [Convert]::ToInt32($text.Substring(4), 16) }
    if ($text -eq '80041003') { return 5 }
    if (($value -ge 0) -and ($value -le 65535)) { return [int] $value }
    Write-Line "result 0x$text"
    return $brokeOff
}

# What .NET throws comes wrapped in exceptions of PowerShell.
function Get-Cause($thrown) {
    $cause = $thrown
    while ($cause.InnerException -ne $null) { $cause = $cause.InnerException }
    return $cause
}

function Get-CodeOf($thrown) {
    $cause = Get-Cause $thrown
    Write-Line ($cause.GetType().FullName + ': ' + $cause.Message)
    if ($cause.GetType().FullName -eq 'System.Management.ManagementException') {
        return ConvertFrom-Result ([long] [int] $cause.ErrorCode)
    }
    return ConvertFrom-Result ([long] [System.Runtime.InteropServices.Marshal]::GetHRForException($cause))
}
