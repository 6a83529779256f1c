/** The same for what goes through the shell of Exchange 2010, and for its rollup. PowerShell 2.0. */
export const exchangeHelpers = String.raw`
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

# POP3 and IMAP4 find a certificate for a wildcard by the name that clients call this server.
function Set-MailName([string] $Service, [string] $MailName) {
    $what = "$Service finds its certificate by $MailName"
    if ($MailName -eq '') {
        Write-Left "$Service" 'Its certificate is for a wildcard, and needs the name that clients use.'
        return
    }
    $options = @{ Server = $env:COMPUTERNAME }
    $now = @(& "Get-$($Service)Settings" @options)[0]
    if ([string] $now.X509CertificateName -eq $MailName) { Write-Same $what; return }
    $options['X509CertificateName'] = $MailName
    $options['Confirm'] = $false
    & "Set-$($Service)Settings" @options
    Write-Done $what
}

function Enable-ForServices([string] $Thumbprint, [string[]] $Services, [string] $PopName, [string] $ImapName) {
    Open-ExchangeShell
    $found = @(Get-ExchangeCertificate | Where-Object { $_.Thumbprint -eq $Thumbprint })[0]
    if ($found -eq $null) { Write-Left "certificate $Thumbprint for $Services" 'It is not in the store.'; return }
    $byName = @()
    if ([string] $found.Subject -match '\bCN="?\*\.') {
        $byName = @($Services | Where-Object { @('POP', 'IMAP') -contains $_ })
    }
    $used = ([string] $found.Services) -split ',\s*'
    $missing = @($Services | Where-Object { $byName -notcontains $_ -and $used -notcontains $_ })
    if ($missing.Count -gt 0) {
        $options = @{ Thumbprint = $Thumbprint; Force = $true; Confirm = $false }
        $options['Services'] = [string]::Join(',', [string[]] $missing)
        # Whether the web site asks for SSL is a setting of its own.
        $parameters = (Get-Command Enable-ExchangeCertificate).Parameters
        if ($parameters.ContainsKey('DoNotRequireSsl')) { $options['DoNotRequireSsl'] = $true }
        if (-not $parameters.ContainsKey('Force')) { $options.Remove('Force') }
        Enable-ExchangeCertificate @options
        Write-Done "certificate $Thumbprint for $missing"
    } elseif ($byName.Count -eq 0) {
        Write-Same "certificate $Thumbprint for $Services"
    }
    if ($byName -contains 'POP') { Set-MailName 'Pop' $PopName }
    if ($byName -contains 'IMAP') { Set-MailName 'Imap' $ImapName }
}

# $true and $false are no texts here: a text does not become one of them.
function Set-Directory([string] $Cmdlet, [string] $Identity, [string] $Property, $Value) {
    Open-ExchangeShell
    $what = "$Identity $Property"
    $reader = $Cmdlet -replace '^Set-', 'Get-'
    $found = @(& $reader -Identity $Identity -ErrorAction SilentlyContinue)[0]
    if ($found -eq $null) { Write-Left $what 'There is no such virtual directory.'; return }
    if ([string] $found.$Property -eq [string] $Value) { Write-Same $what; return }
    $arguments = @{ Identity = $Identity; Confirm = $false }
    $arguments[$Property] = $Value
    & $Cmdlet @arguments
    Write-Done $what
}

function Install-Rollup([string] $Kb, [string] $Path) {
    $products = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Products'
    $patches = Join-Path $products 'AE1D439464EB1B8488741FFA028E291C\Patches\*'
    $listed = Get-ItemProperty -Path $patches -ErrorAction SilentlyContinue |
        Where-Object { "$($_.DisplayName)" -match $Kb }
    if ($listed) { Write-Same "rollup $Kb"; return }
    if (-not (Test-Path -LiteralPath $Path)) { throw "The rollup is not at $Path. It comes before all else." }
    $modes = @{}
    Get-WmiObject Win32_Service -Filter "Name LIKE 'MSExchange%'" |
        ForEach-Object { $modes[$_.Name] = $_.StartMode }
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
