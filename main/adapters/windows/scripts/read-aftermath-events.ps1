# Reads errors and warnings of the logs Application and System since a moment, each kind once, and two events that say how
# Exchange is: the last end of setup, and the domain controllers that Exchange has found. It changes nothing. How the answers
# look: see probe-lines.ps1.
#
# @fidelity C errors and warnings since the start: EventLogReader of .NET 3.5, which Exchange 2010 needs anyway, with an XPath filter (Microsoft's pages on EventLogQuery and on queries of events); levels are numbers, never names, and a log that was not read is told as not read; texts are asked for with the thread in en-US first, since .NET 3.5 on 2008 R2 gives none in another culture, and then in its own
#
# Made for PowerShell 2.0.
param(
    # In UTC: 2026-11-27T08:00:00.000Z
    [string] $Since = ''
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'

. (Join-Path (Split-Path -Parent $MyInvocation.MyCommand.Path) 'probe-lines.ps1')

[void] [System.Reflection.Assembly]::LoadWithPartialName('System.Core')
$mostEvents = 20000
$mostKinds = 400
$mostSeconds = 25

function Format-Moment($moment) {
    if (-not ($moment -is [DateTime])) { return $null }
    return $moment.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', $invariant)
}

# A reader of a log: the newest event comes first, or the oldest.
function New-Reader([string] $log, [string] $query, [bool] $newestFirst) {
    $name = [System.Diagnostics.Eventing.Reader.PathType]::LogName
    $asked = New-Object -TypeName System.Diagnostics.Eventing.Reader.EventLogQuery -ArgumentList @($log, $name, $query)
    $asked.ReverseDirection = $newestFirst
    return (New-Object -TypeName System.Diagnostics.Eventing.Reader.EventLogReader -ArgumentList @(, $asked))
}

# The text of an event, or nothing: it needs the library of its provider, which may be missing. In .NET 3.5 on 2008 R2 there
# is none where the thread has another culture than en-US, and a Windows in another language may have none in en-US.
function Read-Description($record) {
    $thread = [System.Threading.Thread]::CurrentThread
    $own = $thread.CurrentCulture
    $ownForms = $thread.CurrentUICulture
    $english = New-Object -TypeName System.Globalization.CultureInfo -ArgumentList @('en-US')
    $text = ''
    try {
        $thread.CurrentCulture = $english
        $thread.CurrentUICulture = $english
        $text = [string] $record.FormatDescription()
    } catch {
        $text = ''
    } finally {
        $thread.CurrentCulture = $own
        $thread.CurrentUICulture = $ownForms
    }
    if ($text -ne '') { return $text }
    try {
        return ([string] $record.FormatDescription())
    } catch {
        return ''
    }
}

function Read-Message($record) {
    $text = Read-Description $record
    if ($text.Length -gt 600) { return $text.Substring(0, 600) }
    return $text
}

function Read-Oldest([string] $log) {
    $reader = New-Reader $log '*' $false
    try {
        $record = $reader.ReadEvent()
        if ($null -eq $record) { return $null }
        return (Format-Moment $record.TimeCreated)
    } finally {
        $reader.Dispose()
    }
}

function Read-Log([string] $log) {
    if ($Since -notmatch '\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\z') { throw 'The moment since which events are wanted is none.' }
    $query = "*[System[(Level=1 or Level=2 or Level=3) and TimeCreated[@SystemTime>='" + $Since + "']]]"
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $kinds = @{}
    $rows = New-Object -TypeName System.Collections.ArrayList
    $brokeOffAt = $null
    $count = 0
    $reader = New-Reader $log $query $true
    try {
        $record = $reader.ReadEvent()
        while ($null -ne $record) {
            $moment = Format-Moment $record.TimeCreated
            $isTooMuch = ($count -ge $mostEvents) -or ($rows.Count -ge $mostKinds) -or ($watch.Elapsed.TotalSeconds -ge $mostSeconds)
            if ($isTooMuch) {
                $brokeOffAt = $moment
                break
            }
            $count += 1
            $kind = ([string] $record.ProviderName) + '|' + ([string] $record.Id) + '|' + ([string] $record.Level)
            if ($kinds.ContainsKey($kind)) {
                $row = $kinds[$kind]
                $row['count'] = $row['count'] + 1
                $row['firstAt'] = $moment
            } else {
                $row = @{
                    provider = [string] $record.ProviderName
                    id = [int] $record.Id
                    level = [int] $record.Level
                    count = 1
                    firstAt = $moment
                    lastAt = $moment
                    message = (Read-Message $record)
                }
                $kinds[$kind] = $row
                [void] $rows.Add($row)
            }
            $record.Dispose()
            $record = $reader.ReadEvent()
        }
    } finally {
        $reader.Dispose()
    }
    return @{ rows = $rows; oldestAt = (Read-Oldest $log); brokeOffAt = $brokeOffAt }
}

Write-Probe 'application' { Read-Log 'Application' }

Write-Probe 'system' { Read-Log 'System' }

# The last event that a query finds in the log Application; its message whole, with its lines.
function Read-Last([string] $query) {
    $reader = New-Reader 'Application' $query $true
    try {
        $record = $reader.ReadEvent()
        if ($null -eq $record) { return @{ event = $null } }
        $text = Read-Description $record
        if ($text.Length -gt 20000) { $text = $text.Substring(0, 20000) }
        return @{ event = @{ id = [int] $record.Id; at = (Format-Moment $record.TimeCreated); message = $text } }
    } finally {
        $reader.Dispose()
    }
}

# 1001: setup has come to its end. 1002: a part of it failed.
Write-Probe 'setup-event' {
    Read-Last "*[System[Provider[@Name='MSExchangeSetup'] and (EventID=1001 or EventID=1002)]]"
}

# 2080: the domain controllers that Exchange has found, each with what it is good for.
Write-Probe 'topology-event' {
    Read-Last ("*[System[Provider[@Name='MSExchange ADAccess'] and EventID=2080 and TimeCreated[@SystemTime>='" + $Since + "']]]")
}

Write-End
exit 0
