# What the scripts share that work with certificates of this computer. They read it in; alone it does nothing.
#
# @fidelity D keys of certificates: X509Store and RSACryptoServiceProvider of .NET as Microsoft documents them, key files in MachineKeys as generally known; a key counts as usable only when what it signed was checked by the certificate, and its access list is read again
#
# Made for PowerShell 2.0 and .NET 2.0.

$x509 = 'System.Security.Cryptography.X509Certificates'

# NETWORK SERVICE, as which the services of Exchange run.
$networkService = 'S-1-5-20'

# HRESULTs as exit codes have them: CRYPT_E_NOT_FOUND, NTE_NO_KEY, NTE_BAD_KEYSET, NTE_BAD_KEY_STATE.
$certificateMissing = -2146885628
$keyMissing = -2146893811
$keyUnusable = -2146893802
$keyNotExportable = -2146893813

# What is no certificate, or no longer whole: CRYPT_E_NO_MATCH, CRYPT_E_ASN1_BADTAG. It becomes ERROR_INVALID_DATA.
$damaged = @(-2146885623, -2146881269)
$invalidData = 13

function Open-Store([string] $name, [string] $how) {
    $place = [System.Security.Cryptography.X509Certificates.StoreLocation]::LocalMachine
    $store = New-Object -TypeName "$x509.X509Store" -ArgumentList @($name, $place)
    $store.Open($how)
    return $store
}

# The certificate of this computer with this thumbprint; null where there is none.
function Find-Certificate([string] $thumbprint, [string] $name = 'My') {
    $store = Open-Store $name 'ReadOnly'
    $found = $null
    foreach ($certificate in $store.Certificates) {
        if ($certificate.Thumbprint -eq $thumbprint) { $found = $certificate }
    }
    $store.Close()
    return $found
}

# Where the key is kept; null where it is not with one of the older providers, which alone .NET 2.0 knows.
function Get-KeyFile($certificate) {
    $key = $certificate.PrivateKey
    if ($key -eq $null) { return $null }
    $folder = [Environment]::GetFolderPath('CommonApplicationData') + '\Microsoft\Crypto\RSA\MachineKeys'
    $file = [System.IO.Path]::Combine($folder, [string] $key.CspKeyContainerInfo.UniqueKeyContainerName)
    if ([System.IO.File]::Exists($file)) { return $file }
    return $null
}

# Signs something with the private key, and checks it with the certificate.
function Test-Key($certificate) {
    $key = $certificate.PrivateKey
    if ($key -eq $null) { return $false }
    $bytes = [System.Text.Encoding]::ASCII.GetBytes('CAS Recovery')
    $signature = $key.SignData($bytes, 'SHA1')
    return [bool] $certificate.PublicKey.Key.VerifyData($bytes, 'SHA1', $signature)
}

function Test-ServiceAccess([string] $file) {
    $rules = [System.IO.File]::GetAccessControl($file).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])
    foreach ($rule in $rules) {
        if (([string] $rule.IdentityReference.Value -eq $networkService) -and
            ([string] $rule.AccessControlType -eq 'Allow') -and
            ((([int] $rule.FileSystemRights) -band 1) -ne 0)) { return $true }
    }
    return $false
}

# Lets the services read the key. What others may do stays.
function Grant-ServiceAccess([string] $file) {
    if (Test-ServiceAccess $file) { return }
    $account = New-Object -TypeName System.Security.Principal.SecurityIdentifier -ArgumentList @($networkService)
    $rule = New-Object -TypeName System.Security.AccessControl.FileSystemAccessRule -ArgumentList @($account, 'Read', 'Allow')
    $access = [System.IO.File]::GetAccessControl($file)
    $access.AddAccessRule($rule)
    [System.IO.File]::SetAccessControl($file, $access)
}

# Takes a certificate out of a store, and its key unless another certificate there has the same one.
function Remove-Certificate($certificate) {
    $store = Open-Store 'My' 'ReadWrite'
    $shared = $false
    foreach ($other in $store.Certificates) {
        if (($other.Thumbprint -ne $certificate.Thumbprint) -and
            ($other.GetPublicKeyString() -eq $certificate.GetPublicKeyString())) { $shared = $true }
    }
    $key = $null
    if ($certificate.HasPrivateKey -and (-not $shared)) { $key = $certificate.PrivateKey }
    $store.Remove($certificate)
    $store.Close()
    if ($shared) { Write-Line 'Another certificate has the same key: the key stays.' }
    if ($key -ne $null) {
        $key.PersistKeyInCsp = $false
        $key.Clear()
    }
}

# HRESULTs of certificates and keys tell more than that something failed.
function Get-CertificateCode($thrown) {
    $cause = Get-Cause $thrown
    $result = [System.Runtime.InteropServices.Marshal]::GetHRForException($cause)
    $known = @($certificateMissing, $keyMissing, $keyUnusable, $keyNotExportable)
    if (($known -notcontains $result) -and ($damaged -notcontains $result)) { return (Get-CodeOf $thrown) }
    Write-Line ($cause.GetType().FullName + ': ' + $cause.Message)
    if ($damaged -contains $result) { return $invalidData }
    return $result
}
