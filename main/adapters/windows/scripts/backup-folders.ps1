# Folders of places that may hold backups. It is taken in by the script that reads backups, and does nothing by itself.
#
# @fidelity C folders of a volume without a letter: FindFirstFile, as Microsoft documents it; its code 2 is an empty folder, 3 one that is not there, and all others count as not read
#
# Made for PowerShell 2.0 and .NET 2.0.

$source = @'
using System;
using System.Collections;
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CasRecovery
{
    public static class Folders
    {
        [StructLayout(LayoutKind.Sequential, Pack = 4, CharSet = CharSet.Unicode)]
        private struct Found
        {
            public uint Attributes;
            public long Created;
            public long Read;
            public long Written;
            public uint SizeHigh;
            public uint SizeLow;
            public uint Reserved0;
            public uint Reserved1;
            [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 260)]
            public string Name;
            [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 14)]
            public string ShortName;
        }

        [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        private static extern IntPtr FindFirstFileW(string pattern, out Found found);

        [DllImport("kernel32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        private static extern bool FindNextFileW(IntPtr search, out Found found);

        [DllImport("kernel32.dll")]
        private static extern bool FindClose(IntPtr search);

        // The names of the folders in a folder, or null where it is not there. What can't be read throws.
        public static ArrayList Names(string folder)
        {
            ArrayList names = new ArrayList();
            Found found;
            IntPtr search = FindFirstFileW(folder + "\\*", out found);
            if (search == new IntPtr(-1))
            {
                int code = Marshal.GetLastWin32Error();
                // 2: it is there, and empty, as the root of a new volume can be. 3: it is not there.
                if (code == 2) return names;
                if (code == 3) return null;
                throw new Win32Exception(code);
            }
            try
            {
                do
                {
                    bool isFolder = (found.Attributes & 0x10) != 0;
                    if (isFolder && found.Name != "." && found.Name != "..") names.Add(found.Name);
                }
                while (FindNextFileW(search, out found));
                int end = Marshal.GetLastWin32Error();
                if (end != 18) throw new Win32Exception(end);
            }
            finally
            {
                FindClose(search);
            }
            return names;
        }
    }
}
'@

# The names of the folders in a folder; null where it is not there. What can't be read throws.
# A volume without a letter has a path that .NET 2.0 to 4.0 refuses ("Illegal characters in path"); Windows itself takes it.
function Read-Folders([string] $folder) {
    if ($folder.StartsWith('\\?\')) {
        if ($null -eq ('CasRecovery.Folders' -as [Type])) { Add-Type -TypeDefinition $source }
        $found = [CasRecovery.Folders]::Names($folder)
        if ($null -eq $found) { return $null }
        return , $found
    }
    if (-not [System.IO.Directory]::Exists($folder)) { return $null }
    $names = New-Object -TypeName System.Collections.ArrayList
    foreach ($one in [System.IO.Directory]::GetDirectories($folder)) {
        [void] $names.Add([System.IO.Path]::GetFileName($one))
    }
    return , $names
}

# The computers that have a folder in a place, and those of them whose folder holds no backup: no tool need tell that, in
# whatever language. A place without backups has no such folder; a closed one says so.
function Read-Store([string] $place) {
    $root = $place.TrimEnd('\')
    $names = New-Object -TypeName System.Collections.ArrayList
    $empty = New-Object -TypeName System.Collections.ArrayList
    $folders = Read-Folders ($root + '\WindowsImageBackup')
    if ($null -eq $folders) {
        # This fails where the place itself can't be read.
        if ($root.StartsWith('\\?\')) {
            if ($null -eq (Read-Folders $root)) { throw "This computer has no volume $root." }
        } else {
            [void] [System.IO.Directory]::GetDirectories($root + '\')
        }
    }
    foreach ($name in $folders) {
        if ($null -eq $name) { continue }
        # What Windows keeps beside the computers.
        if (@('SPPMetadataCache', 'Logs') -contains $name) { continue }
        [void] $names.Add($name)
        try {
            $inside = Read-Folders ($root + '\WindowsImageBackup\' + $name)
            if ($null -eq $inside) { continue }
            $others = 0
            foreach ($one in $inside) {
                if (($null -ne $one) -and (@('Catalog', 'SPPMetadataCache', 'Logs') -notcontains $one)) { $others += 1 }
            }
            if ($others -eq 0) { [void] $empty.Add($name) }
        } catch {
            # Its own rights keep others out: what it holds is not known.
            continue
        }
    }
    return @{ place = $place; machines = $names; empty = $empty }
}
