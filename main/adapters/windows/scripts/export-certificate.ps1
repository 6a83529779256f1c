# Writes a certificate of this computer with its private key to a new file (PKCS #12), with the authorities between it and
# the root. Nothing in the store is changed.
#
#   -Thumbprint HEX   SHA-1 of the certificate
#   -File FILE        must not be there; only administrators may read it, from the beginning
#
# The password for the file is one line of UTF-8 on standard input.
#
# Ends with 0 when the file is whole, otherwise with a Win32 code or an HRESULT, and prints it as its last line:
# -2146885628 no such certificate, -2146893811 it has no private key, -2146893813 its key may not leave the store.
# @fidelity C export of a certificate: X509Certificate2Collection.Export of .NET as Microsoft documents it; the size of the file is read again, and the program opens it with the password
param(
    [string] $Thumbprint = '',
    [string] $File = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
. (Join-Path $here 'identity-common.ps1')
. (Join-Path $here 'certificate-common.ps1')

# Authorities are looked for on this computer; nothing is asked of the network for long.
function Get-Chain($certificate) {
    $collection = New-Object -TypeName "$x509.X509Certificate2Collection"
    [void] $collection.Add($certificate)
    $chain = New-Object -TypeName "$x509.X509Chain" -ArgumentList @($true)
    $chain.ChainPolicy.RevocationMode = 'NoCheck'
    $chain.ChainPolicy.UrlRetrievalTimeout = [TimeSpan]::FromSeconds(5)
    [void] $chain.Build($certificate)
    foreach ($element in $chain.ChainElements) {
        $one = $element.Certificate
        if (($one.Thumbprint -eq $certificate.Thumbprint) -or ($one.Subject -eq $one.Issuer)) { continue }
        [void] $collection.Add($one)
    }
    return , $collection
}

# With its access list from its first byte on.
function Write-Protected([string] $path, [byte[]] $bytes) {
    $access = New-Object -TypeName System.Security.AccessControl.FileSecurity
    $access.SetAccessRuleProtection($true, $false)
    foreach ($sid in @('S-1-5-32-544', 'S-1-5-18')) {
        $account = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList @($sid)
        $words = @($account, 'FullControl', 'Allow')
        $rule = New-Object -TypeName System.Security.AccessControl.FileSystemAccessRule -ArgumentList $words
        $access.AddAccessRule($rule)
    }
    $rights = [System.Security.AccessControl.FileSystemRights] 'Write, ReadAttributes'
    $words = @($path, [System.IO.FileMode]::CreateNew, $rights, [System.IO.FileShare]::None, 4096, [System.IO.FileOptions]::WriteThrough, $access)
    $stream = New-Object -TypeName System.IO.FileStream -ArgumentList $words
    try {
        $stream.Write($bytes, 0, $bytes.Length)
    } catch {
        $stream.Close()
        [System.IO.File]::Delete($path)
        throw
    }
    $stream.Close()
}

function Export-Certificate {
    $password = Read-Password
    if (($Thumbprint -eq '') -or ($File -eq '') -or ($password -eq '')) { return 87 }
    if (-not (Test-Elevated)) { return $needsRights }
    if ($File -notmatch '^([A-Za-z]:|\\\\[^\\?.])') { return 161 }
    if ([System.IO.File]::Exists($File)) { return 80 }
    $certificate = Find-Certificate $Thumbprint
    if ($certificate -eq $null) { return $certificateMissing }
    if (-not $certificate.HasPrivateKey) { return $keyMissing }
    # .NET would leave the key out without a word where it may not leave the store.
    $key = $certificate.PrivateKey
    if (($key -ne $null) -and ($key.CspKeyContainerInfo.Exportable -eq $false)) { return $keyNotExportable }
    $type = [System.Security.Cryptography.X509Certificates.X509ContentType]::Pfx
    [byte[]] $bytes = (Get-Chain $certificate).Export($type, $password)
    Write-Protected $File $bytes
    $info = New-Object -TypeName System.IO.FileInfo -ArgumentList @($File)
    if ($info.Length -ne $bytes.Length) { return $notSeen }
    Write-Line ('Written: ' + $info.Length + ' bytes.')
    return 0
}

$code = $brokeOff
try {
    $code = [int] @(Export-Certificate)[-1]
} catch {
    $code = Get-CertificateCode $_.Exception
}
Write-End $code
exit $code
