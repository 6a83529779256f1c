# Runs several scripts that read this machine one after the other, so that Windows PowerShell, or the snap-in of Exchange,
# is started once for all of them. It reads nothing itself. Each script tells as it does alone: see probe-lines.ps1. Before
# each, a line says whose turn it is:
#     = script NAME
#
# @fidelity D several scripts in one process: exit in a script that was called with & ends that script alone, as Microsoft's page about_Language_Keywords says; a script whose last line does not come counts as broken off, and those after it are asked in a process of their own, at the latest 20 seconds after the start
#
# Made for PowerShell 2.0 and .NET 2.0.
param(
    # Scripts of this folder with ; between them. Options and their values stand behind each, with blanks between.
    [string] $Asked = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
$turns = New-Object -TypeName System.IO.StreamWriter -ArgumentList @([Console]::OpenStandardOutput(), [System.Text.Encoding]::ASCII)
$turns.NewLine = "`n"
$turns.AutoFlush = $true

foreach ($one in $Asked.Split(';')) {
    $words = $one.Split(' ')
    $options = @{}
    for ($at = 1; $at + 1 -lt $words.Length; $at += 2) { $options[$words[$at].TrimStart('-')] = $words[$at + 1] }
    $turns.WriteLine('= script ' + $words[0])
    try {
        & (Join-Path $here $words[0]) @options
    } catch {
        [Console]::Error.WriteLine([string] $_.Exception.Message)
    }
}

exit 0
