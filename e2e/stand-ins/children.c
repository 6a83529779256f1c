/*
 * Starts itself once more and waits for ever; so does the other one, which adds to a file ten times a second.
 *   children.exe FILE
 */
#include "stand-in.h"

int wmain(int count, WCHAR **words) {
  if (count < 2) return 2;
  if (count > 2) {
    for (;;) {
      add_line(words[1], "beat");
      Sleep(100);
    }
  }
  WCHAR self[MAX_PATH], line[1024];
  STARTUPINFOW startup = {.cb = sizeof startup};
  PROCESS_INFORMATION child;
  GetModuleFileNameW(NULL, self, MAX_PATH);
  swprintf(line, 1024, L"\"%ls\" \"%ls\" beat", self, words[1]);
  // It inherits the handles, as children of real tools do: the pipes stay open as long as it lives.
  if (!CreateProcessW(self, line, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &child)) return 3;
  print_text("The other one runs.\r\n");
  Sleep(INFINITE);
  return 0;
}
