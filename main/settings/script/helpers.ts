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

# Keeps what stands there, once, under a name that says which content it is.
function Copy-ToKept([string] $Path) {
    if (-not (Test-Path -LiteralPath $Path)) { return }
    if (-not (Test-Path -LiteralPath $Keep)) { [void] (New-Item -ItemType Directory -Path $Keep) }
    $name = (Get-Sha256 $Path).Substring(0, 16) + '-' + [IO.Path]::GetFileName($Path)
    $copy = Join-Path $Keep $name
    if (-not (Test-Path -LiteralPath $copy)) { [IO.File]::Copy($Path, $copy) }
}

# Writes beside the file first, so that it is whole, old or new, whenever the power fails.
function Write-Whole([string] $Path, [byte[]] $Bytes) {
    Copy-ToKept $Path
    $beside = "$Path.new"
    [IO.File]::WriteAllBytes($beside, $Bytes)
    if (-not (Test-Path -LiteralPath $Path)) { [IO.File]::Move($beside, $Path); return }
    # Keeps the rights of the file that stands there.
    [IO.File]::Replace($beside, $Path, "$Path.old")
    [IO.File]::Delete("$Path.old")
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
    if ($bytes.Length -ge 2 -and $bytes[0] -eq 255 -and $bytes[1] -eq 254) { $settings.Encoding = [Text.Encoding]::Unicode }
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

function Get-RegistryData([string] $Key, [string] $Name) {
    $path = $Key -replace '^HKLM\\', 'Registry::HKEY_LOCAL_MACHINE\'
    $item = Get-Item -LiteralPath $path -ErrorAction SilentlyContinue
    if ($item -eq $null) { return $null }
    $data = $item.GetValue($Name, $null, 'DoNotExpandEnvironmentNames')
    # Windows has no sign in a number of the registry.
    if ($data -is [int] -and $data -lt 0) { return [long] $data + 4294967296 }
    return , $data
}

# The data as reg.exe takes it; $null takes the value away.
function Set-RegistryData([string] $Key, [string] $Name, [string] $Type, $Data) {
    $what = "$Key $Name"
    $now = Get-RegistryData $Key $Name
    if ($now -is [byte[]]) { $now = [BitConverter]::ToString($now) -replace '-', '' }
    if ($now -is [string[]]) { $now = [string]::Join('\0', $now) }
    if ($Data -eq $null) {
        if ($now -eq $null) { Write-Same "$what is gone"; return }
        & reg.exe delete $Key /v $Name /f /reg:64 | Out-Null
    } else {
        if ($now -ne $null -and [string] $now -eq $Data) { Write-Same $what; return }
        & reg.exe add $Key /v $Name /t $Type /d $Data /f /reg:64 | Out-Null
    }
    if ($LASTEXITCODE -ne 0) { Write-Left $what "reg.exe ended with $LASTEXITCODE."; return }
    Write-Done $what
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
    if ($LASTEXITCODE -ne 0) { Write-Left "IIS $Words" "$printed"; return }
    Write-Done "IIS $Words"
}

function Open-ExchangeShell {
    if (Get-Command Get-ExchangeCertificate -ErrorAction SilentlyContinue) { return }
    Add-PSSnapin Microsoft.Exchange.Management.PowerShell.E2010
}

$script:kitPassword = $null
function Import-KitCertificate([string] $Thumbprint) {
    Open-ExchangeShell
    $what = "certificate $Thumbprint"
    if (Get-ExchangeCertificate | Where-Object { $_.Thumbprint -eq $Thumbprint }) { Write-Same $what; return }
    $file = Join-Path $Kit "certificates\$Thumbprint.pfx"
    if (-not (Test-Path -LiteralPath $file)) { Write-Left $what "$file is not there."; return }
    if ($script:kitPassword -eq $null) {
        $script:kitPassword = Read-Host -AsSecureString 'Password that the certificates in the kit were taken with'
    }
    $bytes = [IO.File]::ReadAllBytes($file)
    [void] (Import-ExchangeCertificate -FileData $bytes -Password $script:kitPassword -PrivateKeyExportable $true)
    Write-Done $what
}

function Enable-ForServices([string] $Thumbprint, [string[]] $Services) {
    Open-ExchangeShell
    $what = "certificate $Thumbprint for $Services"
    $found = Get-ExchangeCertificate | Where-Object { $_.Thumbprint -eq $Thumbprint }
    if (-not $found) { Write-Left $what 'It is not in the store.'; return }
    $used = ([string] $found.Services) -split ',\s*'
    $missing = @($Services | Where-Object { $used -notcontains $_ })
    if ($missing.Count -eq 0) { Write-Same $what; return }
    Enable-ExchangeCertificate -Thumbprint $Thumbprint -Services $missing -Force
    Write-Done $what
}

function Set-Directory([string] $Cmdlet, [string] $Identity, [string] $Property, $Value) {
    Open-ExchangeShell
    $arguments = @{ Identity = $Identity }
    $arguments[$Property] = $Value
    & $Cmdlet @arguments
    Write-Done "$Identity $Property"
}

function Install-Rollup([string] $Kb, [string] $Path) {
    $products = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Products'
    $patches = Join-Path $products 'AE1D439464EB1B8488741FFA028E291C\Patches\*'
    $listed = Get-ItemProperty -Path $patches -ErrorAction SilentlyContinue | Where-Object { "$($_.DisplayName)" -match $Kb }
    if ($listed) { Write-Same "rollup $Kb"; return }
    if (-not (Test-Path -LiteralPath $Path)) { throw "The rollup is not at $Path. It comes before all else." }
    $modes = @{}
    Get-WmiObject Win32_Service -Filter "Name LIKE 'MSExchange%'" | ForEach-Object { $modes[$_.Name] = $_.StartMode }
    $ended = Start-Process msiexec.exe -ArgumentList "/p ""$Path"" /passive /norestart" -Wait -PassThru
    if (@(0, 3010) -notcontains $ended.ExitCode) { throw "The rollup ended with $($ended.ExitCode)." }
    Write-Done "rollup $Kb"
    # A rollup that breaks off leaves the services of Exchange disabled.
    Get-WmiObject Win32_Service -Filter "Name LIKE 'MSExchange%'" | ForEach-Object {
        if ($_.StartMode -eq 'Disabled' -and $modes[$_.Name] -ne 'Disabled') {
            $back = $modes[$_.Name]
            if ($back -eq 'Auto') { $back = 'Automatic' }
            Set-ServiceStart $_.Name $back
        }
    }
}
`.trim();
