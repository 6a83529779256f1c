# Lets Exchange use a certificate for services, through its shell. It is started with -Version 2.0: see exchange-shell.ps1.
#
#   -Thumbprint HEX            SHA-1 of a certificate in the computer's own store
#   -Services NAME,NAME,...    IIS, POP, IMAP, SMTP, UM
#   -PopName NAME              what clients of POP3 call this server: needed where the certificate is for a wildcard
#   -ImapName NAME             likewise for IMAP4
#
# Exchange does not take a wildcard for POP3 and IMAP4: these find their certificate by a name that they are set to.
#
# Ends with 0 when Exchange lists the services with the certificate, otherwise with a Win32 code or an HRESULT, and prints
# it as its last line: 126 no Exchange shell, -2146885628 no such certificate, 1232 a name is missing, 1 Exchange refused.
# @fidelity C certificate for services: Enable-ExchangeCertificate, Set-PopSettings and Set-ImapSettings as Microsoft documents them, and KB948896 for wildcards; services and names are read again through the shell
param(
    [string] $Thumbprint = '',
    [string] $Services = '',
    [string] $PopName = '',
    [string] $ImapName = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $here 'identity-common.ps1')
. (Join-Path $here 'exchange-shell.ps1')

$nameMissing = 1232
$server = [Environment]::MachineName

function Find-ExchangeCertificate {
    foreach ($one in @(Get-ExchangeCertificate)) {
        if (($one -ne $null) -and ([string] $one.Thumbprint -eq $Thumbprint)) { return $one }
    }
    return $null
}

# Whether its first name, by which Exchange calls it, is for a whole domain.
function Test-Wildcard($certificate) {
    $subject = [string] $certificate.Subject
    return ($subject -match '\bCN="?\*\.')
}

function Enable-Services($certificate, [string[]] $names) {
    $options = @{ Thumbprint = $Thumbprint; Services = [string]::Join(',', $names); Force = $true; Confirm = $false }
    # Whether the web site asks for SSL is a setting of its own.
    $command = Get-Command -Name 'Enable-ExchangeCertificate'
    if ($command.Parameters.ContainsKey('DoNotRequireSsl')) { $options['DoNotRequireSsl'] = $true }
    if (-not $command.Parameters.ContainsKey('Force')) { $options.Remove('Force') }
    Enable-ExchangeCertificate @options -WarningVariable warnings
    foreach ($warning in @($warnings | Where-Object { $_ -ne $null })) { Write-Line ('Warning: ' + [string] $warning) }
}

function Set-MailName([string] $service, [string] $name) {
    $options = @{ Server = $server; X509CertificateName = $name; Confirm = $false }
    if ($service -eq 'POP') {
        Set-PopSettings @options
        $found = @(Get-PopSettings -Server $server)[0]
    } else {
        Set-ImapSettings @options
        $found = @(Get-ImapSettings -Server $server)[0]
    }
    if ([string] $found.X509CertificateName -ne $name) { return $notSeen }
    Write-Line "$service uses the certificate for $name."
    return 0
}

function Enable-Certificate {
    $names = @($Services.Split(',') | Where-Object { $_ -match '^(IIS|POP|IMAP|SMTP|UM)$' })
    if (($Thumbprint -eq '') -or ($names.Count -eq 0)) { return 87 }
    if (-not (Test-Elevated)) { return $needsRights }
    $mailNames = @{ POP = $PopName; IMAP = $ImapName }
    try { Add-ExchangeShell } catch {
        Write-Line ([string] $_.Exception.Message)
        return $shellMissing
    }
    $certificate = Find-ExchangeCertificate
    if ($certificate -eq $null) { return $certificateMissing }
    $byName = @()
    if (Test-Wildcard $certificate) { $byName = @($names | Where-Object { $mailNames.ContainsKey($_) }) }
    foreach ($service in $byName) { if ($mailNames[$service] -eq '') { return $nameMissing } }
    $byCertificate = @($names | Where-Object { $byName -notcontains $_ })
    if ($byCertificate.Count -gt 0) { Enable-Services $certificate $byCertificate | ForEach-Object { Write-Line ([string] $_) } }
    foreach ($service in $byName) {
        $code = [int] @(Set-MailName $service $mailNames[$service])[-1]
        if ($code -ne 0) { return $code }
    }
    $now = Get-ServiceNames (Find-ExchangeCertificate)
    Write-Line ('Exchange uses it for: ' + [string]::Join(', ', [string[]] $now.ToArray([string])))
    foreach ($service in $byCertificate) { if (-not $now.Contains($service.ToUpperInvariant())) { return $notSeen } }
    return 0
}

$code = $brokeOff
try {
    $code = [int] @(Enable-Certificate)[-1]
} catch {
    $cause = Get-Cause $_.Exception
    Write-Line ($cause.GetType().FullName + ': ' + $cause.Message)
    $code = $refused
}
Write-End $code
exit $code
