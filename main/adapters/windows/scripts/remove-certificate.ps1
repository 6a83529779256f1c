# Takes a certificate out of the computer's own store, with its private key. One that http.sys answers with stays, and so does
# one that Exchange uses for a service. For SMTP Exchange leaves several certificates in use and chooses among them: where
# another one is there for SMTP, SMTP does not keep this one. It is started with -Version 2.0: see exchange-shell.ps1.
#
#   -Thumbprint HEX   SHA-1 of the certificate
#
# Ends with 0 when it is not there any more, otherwise with a Win32 code, and prints it as its last line: 170 it is in use,
# 126 Exchange is installed, and its shell does not tell whether it is in use.
# @fidelity C removal of a certificate: X509Store.Remove of .NET as Microsoft documents it; the store is read again, and Get-ExchangeCertificate asked before
param(
    [string] $Thumbprint = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $here 'identity-common.ps1')
. (Join-Path $here 'certificate-common.ps1')
. (Join-Path $here 'exchange-shell.ps1')

# The addresses on which http.sys answers with it.
function Get-Endpoints {
    $endpoints = New-Object -TypeName System.Collections.ArrayList
    foreach ($place in @('SslBindingInfo', 'SslSniBindingInfo')) {
        $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("SYSTEM\CurrentControlSet\Services\HTTP\Parameters\$place")
        if ($key -eq $null) { continue }
        foreach ($name in $key.GetSubKeyNames()) {
            $binding = $key.OpenSubKey($name)
            $hash = $binding.GetValue('SslCertHash')
            $binding.Close()
            if ($hash -isnot [byte[]]) { continue }
            $text = [System.BitConverter]::ToString($hash).Replace('-', '')
            if ($text -eq $Thumbprint) { [void] $endpoints.Add($name) }
        }
        $key.Close()
    }
    return , $endpoints
}

# The services that Exchange would lose it for; none where Exchange was never installed.
function Get-Services {
    $snapin = 'Microsoft.Exchange.Management.PowerShell.E2010'
    $registered = @(Get-PSSnapin -Registered -Name $snapin -ErrorAction SilentlyContinue | Where-Object { $_ -ne $null })
    if ($registered.Count -eq 0) { return }
    Add-ExchangeShell
    $own = @()
    $smtpElsewhere = $false
    foreach ($one in @(Get-ExchangeCertificate)) {
        if ($one -eq $null) { continue }
        $names = @(Get-ServiceNames $one | ForEach-Object { $_ })
        if ([string] $one.Thumbprint -eq $Thumbprint) { $own = $names }
        elseif ($names -contains 'SMTP') { $smtpElsewhere = $true }
    }
    return @($own | Where-Object { ($_ -ne 'SMTP') -or (-not $smtpElsewhere) })
}

function Remove-FromStore {
    if ($Thumbprint -eq '') { return 87 }
    if (-not (Test-Elevated)) { return $needsRights }
    $certificate = Find-Certificate $Thumbprint
    if ($certificate -eq $null) {
        Write-Line 'The certificate is not in the store.'
        return 0
    }
    $endpoints = Get-Endpoints
    if ($endpoints.Count -gt 0) {
        Write-Line ('Windows answers with it on ' + [string]::Join(', ', [string[]] $endpoints.ToArray([string])))
        return 170
    }
    try { $services = @(Get-Services | ForEach-Object { $_ }) } catch {
        Write-Line ([string] $_.Exception.Message)
        return $shellMissing
    }
    if ($services.Count -gt 0) {
        Write-Line ('Exchange uses it for ' + [string]::Join(', ', [string[]] $services))
        return 170
    }
    Remove-Certificate $certificate
    if ((Find-Certificate $Thumbprint) -ne $null) { return $notSeen }
    Write-Line 'The certificate is taken out.'
    return 0
}

$code = $brokeOff
try {
    $code = [int] @(Remove-FromStore)[-1]
} catch {
    $code = Get-CertificateCode $_.Exception
}
Write-End $code
exit $code
