# Takes a certificate out of the computer's own store, with its private key. One that http.sys answers with stays.
#
#   -Thumbprint HEX   SHA-1 of the certificate
#
# Ends with 0 when it is not there any more, otherwise with a Win32 code, and prints it as its last line: 170 it is in use.
# @fidelity C removal of a certificate: X509Store.Remove of .NET as Microsoft documents it; the store is read again
param(
    [string] $Thumbprint = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $here 'identity-common.ps1')
. (Join-Path $here 'certificate-common.ps1')

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
