/** What the script brings along: each looks first, and passes over what is so already. PowerShell 2.0. */
export const helpers = String.raw`
$ErrorActionPreference = 'Stop'
$script:left = 0

function Write-Done([string] $What) { Write-Host "changed   $What" }
function Write-Same([string] $What) { Write-Host "is so     $What" }
function Write-Left([string] $What, [string] $Why) {
    $script:left = $script:left + 1
    Write-Warning "left alone: $What. $Why"
}

function Get-Sha256([string] $Path) {
    if (-not (Test-Path -LiteralPath $Path)) { return 'none' }
    $sha = New-Object System.Security.Cryptography.SHA256Managed
    $stream = [IO.File]::OpenRead($Path)
    try { return ([BitConverter]::ToString($sha.ComputeHash($stream)) -replace '-', '').ToLower() }
    finally { $stream.Close() }
}

# Keeps what stands there, once, under a name that says which content it is. Nothing is changed before
# the copy is whole.
function Copy-ToKept([string] $Path) {
    if (-not (Test-Path -LiteralPath $Path)) { return }
    if (-not (Test-Path -LiteralPath $Keep)) { [void] (New-Item -ItemType Directory -Path $Keep) }
    $hash = Get-Sha256 $Path
    $copy = Join-Path $Keep ($hash.Substring(0, 16) + '-' + [IO.Path]::GetFileName($Path))
    if (-not (Test-Path -LiteralPath $copy)) { [IO.File]::Copy($Path, $copy) }
    if ((Get-Sha256 $copy) -ne $hash) { throw "$copy is not like $Path, so that file is not changed." }
}

# Writes beside the file first, under names that nobody else has, so that it is whole, old or new,
# whenever the power fails.
function Write-Whole([string] $Path, [byte[]] $Bytes) {
    $was = Get-Sha256 $Path
    Copy-ToKept $Path
    $name = $Path + '.' + [Guid]::NewGuid().ToString('N')
    $beside = "$name.new"
    $old = "$name.old"
    $stream = [IO.File]::Open($beside, 'CreateNew', 'Write', 'None')
    try { $stream.Write($Bytes, 0, $Bytes.Length) } finally { $stream.Close() }
    try {
        # Keeps the rights of the file that stands there.
        if ($was -eq 'none') { [IO.File]::Move($beside, $Path) }
        else { [IO.File]::Replace($beside, $Path, $old) }
    } finally {
        if (-not [IO.File]::Exists($Path) -and [IO.File]::Exists($old)) { [IO.File]::Move($old, $Path) }
        if ([IO.File]::Exists($Path) -and [IO.File]::Exists($beside)) { [IO.File]::Delete($beside) }
    }
    if ($was -eq 'none') { return }
    if ((Get-Sha256 $old) -eq $was) { [IO.File]::Delete($old) }
    else { Write-Left $old 'Somebody changed the file meanwhile.' }
}

function Set-WholeFile([string] $Path, [string] $Was, [string] $Sha256, [string] $Base64) {
    $now = Get-Sha256 $Path
    if ($now -eq $Sha256) { Write-Same $Path; return }
    if ($now -ne $Was) { Write-Left $Path 'It is not as it was when this script was made.'; return }
    Write-Whole $Path ([Convert]::FromBase64String($Base64))
    Write-Done $Path
}

function Remove-WholeFile([string] $Path, [string] $Was) {
    $now = Get-Sha256 $Path
    if ($now -eq 'none') { Write-Same "$Path is gone"; return }
    if ($now -ne $Was) { Write-Left $Path 'It is not as it was when this script was made.'; return }
    Copy-ToKept $Path
    [IO.File]::Delete($Path)
    Write-Done "$Path is gone"
}

function Open-Xml([string] $Path) {
    $xml = New-Object System.Xml.XmlDocument
    $xml.PreserveWhitespace = $true
    $xml.XmlResolver = $null
    $xml.Load($Path)
    return , $xml
}

function Save-Xml($Xml, [string] $Path) {
    $bytes = [IO.File]::ReadAllBytes($Path)
    $hasMark = $bytes.Length -ge 3 -and $bytes[0] -eq 239 -and $bytes[1] -eq 187 -and $bytes[2] -eq 191
    $settings = New-Object System.Xml.XmlWriterSettings
    $settings.Encoding = New-Object System.Text.UTF8Encoding $hasMark
    if ($bytes.Length -ge 2 -and $bytes[0] -eq 255 -and $bytes[1] -eq 254) {
        $settings.Encoding = [Text.Encoding]::Unicode
    }
    $settings.OmitXmlDeclaration = $Xml.FirstChild.NodeType -ne [System.Xml.XmlNodeType]::XmlDeclaration
    $settings.NewLineHandling = [System.Xml.NewLineHandling]::None
    $stream = New-Object IO.MemoryStream
    $writer = [System.Xml.XmlWriter]::Create($stream, $settings)
    $Xml.Save($writer)
    $writer.Close()
    Write-Whole $Path $stream.ToArray()
}

# An attribute of an element; $null takes it away.
function Set-XmlAttribute([string] $Path, [string] $Element, [string] $Name, $Was, $Value) {
    $what = "$Path $Element @$Name"
    $xml = Open-Xml $Path
    $node = $xml.SelectSingleNode($Element)
    if ($node -eq $null) { Write-Left $what 'There is no such element.'; return }
    $now = $null
    if ($node.HasAttribute($Name)) { $now = $node.GetAttribute($Name) }
    if ($now -ceq $Value) { Write-Same $what; return }
    if ($now -cne $Was) { Write-Left $what "It is '$now' now, not '$Was'."; return }
    if ($Value -eq $null) { $node.RemoveAttribute($Name) } else { $node.SetAttribute($Name, $Value) }
    Save-Xml $xml $Path
    Write-Done $what
}

function Set-XmlText([string] $Path, [string] $Element, [string] $Was, [string] $Value) {
    $what = "$Path $Element"
    $xml = Open-Xml $Path
    $node = $xml.SelectSingleNode($Element)
    if ($node -eq $null) { Write-Left $what 'There is no such element.'; return }
    if ($node.InnerText.Trim() -ceq $Value.Trim()) { Write-Same $what; return }
    if ($node.InnerText.Trim() -cne $Was.Trim()) { Write-Left $what 'Another text stands there now.'; return }
    $node.InnerText = $Value
    Save-Xml $xml $Path
    Write-Done $what
}

# Adds an element at the end of the one that it belongs in.
function Add-XmlElement([string] $Path, [string] $Parent, [string] $Element, [string] $Text) {
    $what = "$Path $Element"
    $xml = Open-Xml $Path
    if ($xml.SelectSingleNode($Element) -ne $null) { Write-Same $what; return }
    $node = $xml.SelectSingleNode($Parent)
    if ($node -eq $null) { Write-Left $what 'There is nothing that it could stand in.'; return }
    $fragment = $xml.CreateDocumentFragment()
    $fragment.InnerXml = $Text
    $last = $node.LastChild
    if ($last -ne $null -and $last.NodeType -eq [System.Xml.XmlNodeType]::Whitespace) {
        [void] $node.InsertBefore($xml.CreateWhitespace('  '), $last)
        [void] $node.InsertBefore($fragment, $last)
    } else {
        [void] $node.AppendChild($fragment)
    }
    Save-Xml $xml $Path
    Write-Done $what
}

function Remove-XmlElement([string] $Path, [string] $Element) {
    $what = "$Path $Element is gone"
    $xml = Open-Xml $Path
    $node = $xml.SelectSingleNode($Element)
    if ($node -eq $null) { Write-Same $what; return }
    [void] $node.ParentNode.RemoveChild($node)
    Save-Xml $xml $Path
    Write-Done $what
}

# A value as "Kind data", the data as reg.exe shows it to be typed; $null where there is none.
function Get-RegistryText($Place, [string] $Name) {
    if ($Place -eq $null -or @($Place.GetValueNames()) -notcontains $Name) { return $null }
    $kind = [string] $Place.GetValueKind($Name)
    $data = $Place.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
    if ($kind -eq 'Binary') { $data = [BitConverter]::ToString([byte[]] $data) -replace '-', '' }
    if ($kind -eq 'MultiString') { $data = [string]::Join('\0', [string[]] $data) }
    # Windows has no sign in a number of the registry.
    if ($kind -eq 'DWord') { $data = [BitConverter]::ToUInt32([BitConverter]::GetBytes([int] $data), 0) }
    if ($kind -eq 'QWord') { $data = [BitConverter]::ToUInt64([BitConverter]::GetBytes([long] $data), 0) }
    return "$kind $data"
}

function Write-RegistryValue($Place, [string] $Name, [string] $Kind, [string] $Data) {
    if ($Kind -eq 'DWord') {
        $Place.SetValue($Name, [BitConverter]::ToInt32([BitConverter]::GetBytes([uint32] $Data), 0), $Kind)
    } elseif ($Kind -eq 'QWord') {
        $Place.SetValue($Name, [BitConverter]::ToInt64([BitConverter]::GetBytes([uint64] $Data), 0), $Kind)
    } elseif ($Kind -eq 'Binary') {
        $bytes = New-Object 'byte[]' ($Data.Length / 2)
        for ($at = 0; $at -lt $bytes.Length; $at++) {
            $bytes[$at] = [Convert]::ToByte($Data.Substring(2 * $at, 2), 16)
        }
        $Place.SetValue($Name, [byte[]] $bytes, $Kind)
    } elseif ($Kind -eq 'MultiString') {
        $texts = @()
        if ($Data -ne '') { $texts = @($Data -split '\\0') }
        $Place.SetValue($Name, [string[]] $texts, $Kind)
    } else {
        $Place.SetValue($Name, [string] $Data, $Kind)
    }
}

# The data as reg.exe takes it; $null takes the value away.
function Set-RegistryData([string] $Key, [string] $Name, [string] $Type, $Data) {
    $what = "$Key $Name"
    $kinds = @{
        REG_SZ = 'String'; REG_EXPAND_SZ = 'ExpandString'; REG_MULTI_SZ = 'MultiString'
        REG_DWORD = 'DWord'; REG_QWORD = 'QWord'; REG_BINARY = 'Binary'
    }
    $kind = $kinds[$Type]
    if ($kind -eq 'Binary' -and $Data -ne $null) { $Data = $Data.ToUpper() }
    $path = $Key -replace '^HKLM\\', ''
    $place = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey($path)
    $now = Get-RegistryText $place $Name
    if ($Data -eq $null -and $now -eq $null) { Write-Same "$what is gone"; return }
    if ($Data -ne $null -and $now -ceq "$kind $Data") { Write-Same $what; return }
    $place = [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey($path)
    if ($Data -eq $null) {
        $place.DeleteValue($Name)
        Write-Done "$what is gone"
    } else {
        Write-RegistryValue $place $Name $kind $Data
        if ((Get-RegistryText $place $Name) -ceq "$kind $Data") { Write-Done $what }
        else { Write-Left $what 'It reads otherwise.' }
    }
    $place.Close()
}

function Set-ServiceStart([string] $Name, [string] $StartMode) {
    $service = Get-WmiObject Win32_Service -Filter "Name='$Name'"
    if ($service -eq $null) { Write-Left $Name 'There is no such service.'; return }
    $wanted = $StartMode
    if ($wanted -eq 'Automatic') { $wanted = 'Auto' }
    if ($service.StartMode -eq $wanted) { Write-Same "$Name starts $StartMode"; return }
    Set-Service -Name $Name -StartupType $StartMode
    Write-Done "$Name starts $StartMode"
}

function Start-OneService([string] $Name) {
    $service = Get-Service -Name $Name -ErrorAction SilentlyContinue
    if ($service -eq $null) { Write-Left $Name 'There is no such service.'; return }
    if ($service.Status -eq 'Running') { Write-Same "$Name runs"; return }
    Start-Service -Name $Name
    Write-Done "$Name runs"
}

# appcmd keeps a backup of its own before the first change: appcmd restore backup NAME takes all of it back.
$script:iisBackup = $null
function Set-Iis([string[]] $Words) {
    $appcmd = Join-Path $env:SystemRoot 'System32\inetsrv\appcmd.exe'
    if ($script:iisBackup -eq $null) {
        $script:iisBackup = 'before-reapply-' + (Get-Date).ToString('yyyyMMdd-HHmmss')
        & $appcmd add backup $script:iisBackup | Out-Null
        if ($LASTEXITCODE -ne 0) { throw 'appcmd could not keep a backup, so nothing of IIS is changed.' }
    }
    $printed = & $appcmd $Words
    if ($LASTEXITCODE -ne 0) { Write-Left "IIS $Words" "appcmd ended with $($LASTEXITCODE): $printed"; return }
    Write-Done "IIS $Words"
}
`.trim();
