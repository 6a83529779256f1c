/*
 * Stands in for wbadmin: prints the bytes of a file and ends with an exit code.
 *   STAND_IN_OUTPUT     the file
 *   STAND_IN_EXIT_CODE  its exit code (0)
 */
#include "stand-in.h"

int wmain(void) {
  static char bytes[65536];
  DWORD written;
  size_t length;
  const WCHAR *path = _wgetenv(L"STAND_IN_OUTPUT");
  FILE *file = path ? _wfopen(path, L"rb") : NULL;
  if (path && !file) return 90;
  while (file && (length = fread(bytes, 1, sizeof bytes, file)) > 0)
    WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), bytes, (DWORD)length, &written, NULL);
  return number_from("STAND_IN_EXIT_CODE", 0);
}
