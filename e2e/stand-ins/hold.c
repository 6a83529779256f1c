/*
 * Holds a file open, as a virus scanner or a backup does, and lets go after a while.
 *   hold.exe FILE MILLISECONDS [read]     with "read" others may read it meanwhile, otherwise nothing
 */
#include "stand-in.h"

int wmain(int count, WCHAR **words) {
  if (count < 3) return 2;
  DWORD shared = count > 3 ? FILE_SHARE_READ : 0;
  HANDLE file = CreateFileW(words[1], GENERIC_READ, shared, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) return 3;
  print_text("held\r\n");
  Sleep((DWORD)_wtoi(words[2]));
  CloseHandle(file);
  return 0;
}
