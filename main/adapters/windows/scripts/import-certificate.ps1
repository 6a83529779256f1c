# Puts a certificate with its private key into the computer's own store, and lets the services of Exchange read the key.
# The authorities that the file holds beside it go to the intermediate ones. It is whole at the end, or the store is as it was.
#
#   -Thumbprint HEX   SHA-1 of the certificate that is expected in the file
#   -File FILE        PKCS #12, whose password is one line of UTF-8 on standard input
#
# Ends with 0 when it is there, its key signs, and NETWORK SERVICE may read the key; otherwise with a Win32 code or an
# HRESULT, and prints it as its last line: 86 wrong password, -2146885628 it is not in the file, -2146893811 its key is
# not in the file, -2146893802 its key does not work.
# @fidelity C import of a certificate: X509Certificate2Collection.Import and X509Store of .NET as Microsoft documents them; the certificate is read again from the store, its key signs, and the access list of the key is read again
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

function Read-File([byte[]] $bytes, [string] $password, [string] $flags) {
    $how = [System.Security.Cryptography.X509Certificates.X509KeyStorageFlags] $flags
    $collection = New-Object -TypeName "$x509.X509Certificate2Collection"
    $collection.Import($bytes, $password, $how)
    return , $collection
}

function Find-Among($collection) {
    foreach ($one in $collection) { if ($one.Thumbprint -eq $Thumbprint) { return $one } }
    return $null
}

# A first look, after which nothing stays: an import for good leaves its key in the machine whatever comes after it.
function Test-File([byte[]] $bytes, [string] $password) {
    $collection = Read-File $bytes $password 'MachineKeySet'
    $code = 0
    $found = Find-Among $collection
    if ($found -eq $null) { $code = $certificateMissing }
    elseif (-not $found.HasPrivateKey) { $code = $keyMissing }
    foreach ($one in $collection) { $one.Reset() }
    return $code
}

function Add-Authorities($collection) {
    $store = Open-Store 'CA' 'ReadWrite'
    foreach ($one in $collection) {
        if (($one.Thumbprint -eq $Thumbprint) -or $one.HasPrivateKey -or ($one.Subject -eq $one.Issuer)) { continue }
        if ($store.Certificates.Contains($one)) { continue }
        $store.Add($one)
        Write-Line ('Added to the intermediate authorities: ' + $one.Subject)
    }
    $store.Close()
}

# What the store has now: 0 when it is as it must be.
function Complete-Certificate($certificate) {
    if (-not $certificate.HasPrivateKey) { return $keyMissing }
    if (-not (Test-Key $certificate)) { return $keyUnusable }
    $keyFile = Get-KeyFile $certificate
    if ($keyFile -eq $null) { return $keyUnusable }
    Grant-ServiceAccess $keyFile
    if (-not (Test-ServiceAccess $keyFile)) { return $notSeen }
    Write-Line 'The certificate is there, its private key works, and NETWORK SERVICE may read it.'
    return 0
}

# The store as it was: without what was added, and with what stood there without its key.
function Undo-Import($store, $there) {
    try {
        $added = Find-Certificate $Thumbprint
        if ($added -ne $null) {
            Remove-Certificate $added
            Write-Line 'It was taken out again.'
        }
    } finally {
        if ($there -ne $null) {
            $store.Add($there)
            Write-Line 'The one without a key is back.'
        }
    }
}

function Add-Certificate([byte[]] $bytes, [string] $password) {
    $code = Test-File $bytes $password
    if ($code -ne 0) { return $code }
    $collection = Read-File $bytes $password 'MachineKeySet, PersistKeySet, Exportable'
    $store = Open-Store 'My' 'ReadWrite'
    $there = Find-Certificate $Thumbprint
    $code = $notSeen
    $whole = $false
    try {
        # One that is there without its key would stand beside it.
        if ($there -ne $null) { $store.Remove($there) }
        $store.Add((Find-Among $collection))
        $added = Find-Certificate $Thumbprint
        if ($added -ne $null) { $code = Complete-Certificate $added }
        if ($code -eq 0) { Add-Authorities $collection }
        $whole = ($code -eq 0)
    } finally {
        try {
            if (-not $whole) { Undo-Import $store $there }
        } finally {
            $store.Close()
        }
    }
    return $code
}

function Import-Certificate {
    $password = Read-Password
    if (($Thumbprint -eq '') -or ($File -eq '')) { return 87 }
    if (-not (Test-Elevated)) { return $needsRights }
    if ($File -notmatch '^([A-Za-z]:|\\\\[^\\?.])') { return 161 }
    $there = Find-Certificate $Thumbprint
    if (($there -ne $null) -and $there.HasPrivateKey) {
        Write-Line 'The certificate is in the store already.'
        return (Complete-Certificate $there)
    }
    if (-not [System.IO.File]::Exists($File)) { return 2 }
    return (Add-Certificate ([System.IO.File]::ReadAllBytes($File)) $password)
}

$code = $brokeOff
try {
    $code = [int] @(Import-Certificate)[-1]
} catch {
    $code = Get-CertificateCode $_.Exception
}
Write-End $code
exit $code
