# Reads which roles and features of Windows are installed, and changes nothing.
#
# @fidelity C Windows features: Get-WindowsFeature of the module ServerManager (Microsoft's page on the Server Manager cmdlets of 2008 R2, transcripts of 2012); names and Installed are not translated
#
# Made for PowerShell 2.0. On Windows Server 2008 R2 this needs a process with full rights.
param()

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'probe-lines.ps1')

Write-Probe 'features' {
    Import-Module ServerManager
    $rows = New-Object -TypeName System.Collections.ArrayList
    foreach ($feature in @(Get-WindowsFeature)) {
        [void] $rows.Add(@{ name = [string] $feature.Name; installed = [bool] $feature.Installed })
    }
    @{ rows = $rows }
}

Write-End
exit 0
