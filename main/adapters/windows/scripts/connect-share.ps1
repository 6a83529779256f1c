# Opens a share with another account, for as long as this logon lasts. Nothing of it is kept by Windows.
#
#   -Share SHARE       \\server\share
#   -Account ACCOUNT   whose password is one line of UTF-8 on standard input
#
# Ends with 0 when the share can be looked into, otherwise with a Win32 code, and prints it as its last line: 1326 wrong
# name or password, 1219 the server is open with another account, 53 and 67 it was not found.
# @fidelity C opening a share: WNetAddConnection2 as Microsoft documents it; the share is looked into again by this script
param(
    [string] $Share = '',
    [string] $Account = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'identity-common.ps1')

$source = @'
using System;
using System.Runtime.InteropServices;

namespace CasRecovery
{
    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    public class NetResource
    {
        public int Scope;
        public int Type;
        public int DisplayType;
        public int Usage;
        public string LocalName;
        public string RemoteName;
        public string Comment;
        public string Provider;
    }

    public static class Network
    {
        [DllImport("mpr.dll", CharSet = CharSet.Unicode)]
        private static extern int WNetAddConnection2([In] NetResource place, string password, string user, int flags);

        public static int Open(string share, string user, string password)
        {
            NetResource place = new NetResource();
            place.Type = 1;
            place.RemoteName = share;
            return WNetAddConnection2(place, password, user, 4);
        }
    }
}
'@

function Connect-Share {
    $password = Read-Password
    if (($Share -notmatch '^\\\\[^\\?.][^\\]*\\[^\\]+$') -or ($Account -eq '')) { return 87 }
    if ($password -eq '') { return 1326 }
    Add-Type -TypeDefinition $source
    $code = [CasRecovery.Network]::Open($Share, $Account, $password)
    if ($code -ne 0) { return $code }
    if (-not [System.IO.Directory]::Exists($Share)) { return $notSeen }
    Write-Line "$Share is open."
    return 0
}

$code = $brokeOff
try {
    $code = [int] @(Connect-Share)[-1]
} catch {
    $code = Get-CodeOf $_.Exception
}
Write-End $code
exit $code
