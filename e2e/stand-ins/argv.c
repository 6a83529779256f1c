/* Prints its words exactly as they reached it, in UTF-8, one a line, and then what it can read from standard input. */
#include "stand-in.h"

int wmain(int count, WCHAR **words) {
  HANDLE out = GetStdHandle(STD_OUTPUT_HANDLE), in = GetStdHandle(STD_INPUT_HANDLE);
  char bytes[4096];
  DWORD length, written;
  for (int index = 1; index < count; index++) {
    int size = WideCharToMultiByte(CP_UTF8, 0, words[index], -1, bytes, sizeof bytes, NULL, NULL);
    WriteFile(out, bytes, (DWORD)size - 1, &written, NULL);
    WriteFile(out, "\n", 1, &written, NULL);
  }
  while (ReadFile(in, bytes, sizeof bytes, &length, NULL) && length > 0) WriteFile(out, bytes, length, &written, NULL);
  return 0;
}
