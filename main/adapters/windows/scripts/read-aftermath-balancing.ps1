# Reads how Network Load Balancing stands on this server, and changes nothing. How the answers look: see probe-lines.ps1.
#
# @fidelity C Network Load Balancing: WMI root\MicrosoftNLB with MicrosoftNLB_ClusterSetting and MicrosoftNLB_Node (Microsoft's pages on the classes; the codes as public scripts read them); where no adapter is bound to a cluster, nothing is asked
#
# Made for PowerShell 2.0 and .NET 2.0.
param()

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'probe-lines.ps1')

# Adapters that the registry binds to a cluster.
function Test-Bound {
    $place = 'SYSTEM\CurrentControlSet\Services\WLBS\Parameters\Interface'
    foreach ($adapter in @((Read-Key $place)['keys'])) {
        $address = [string] (Read-Key "$place\$adapter" @('ClusterIPAddress'))['values']['ClusterIPAddress']
        if (($address -ne '') -and ($address -ne '0.0.0.0')) { return $true }
    }
    return $false
}

Write-Probe 'balancing' {
    $clusters = New-Object -TypeName System.Collections.ArrayList
    $nodes = New-Object -TypeName System.Collections.ArrayList
    $found = @(Get-WmiObject -Namespace 'root' -Query "select Name from __NAMESPACE where Name='MicrosoftNLB'" | Where-Object { $_ -ne $null })
    $installed = ($found.Count -gt 0)
    if ($installed -and (Test-Bound)) {
        foreach ($row in (Get-Rows 'MicrosoftNLB_ClusterSetting' @('ClusterIPAddress', 'ClusterName') '' 'root\MicrosoftNLB')) {
            [void] $clusters.Add(@{ address = [string] $row['ClusterIPAddress']; name = [string] $row['ClusterName'] })
        }
        $properties = @('ComputerName', 'Name', 'HostPriority', 'StatusCode')
        foreach ($row in (Get-Rows 'MicrosoftNLB_Node' $properties '' 'root\MicrosoftNLB')) {
            [void] $nodes.Add(@{
                computer = [string] $row['ComputerName']
                name = [string] $row['Name']
                priority = [int] $row['HostPriority']
                statusCode = [int] $row['StatusCode']
            })
        }
    }
    @{ installed = $installed; clusters = $clusters; nodes = $nodes; computer = [Environment]::MachineName }
}

Write-End
exit 0
