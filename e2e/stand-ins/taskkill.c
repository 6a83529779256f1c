/* Stands in for taskkill, of which Wine's own does not end trees: taskkill.exe /PID NUMBER /T /F */
#include "stand-in.h"
#include <tlhelp32.h>

static int kill_tree(DWORD id) {
  PROCESSENTRY32W entry = {.dwSize = sizeof entry};
  HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
  for (BOOL more = Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry))
    if (entry.th32ParentProcessID == id && entry.th32ProcessID != id) kill_tree(entry.th32ProcessID);
  CloseHandle(all);
  HANDLE process = OpenProcess(PROCESS_TERMINATE, FALSE, id);
  return process && TerminateProcess(process, 1);
}

int wmain(int count, WCHAR **words) {
  if (count != 5 || wcscmp(words[1], L"/PID") || wcscmp(words[3], L"/T") || wcscmp(words[4], L"/F")) return 1;
  return kill_tree((DWORD)_wtoi(words[2])) ? 0 : 128;
}
