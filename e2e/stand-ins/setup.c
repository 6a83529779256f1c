/*
 * Stands in for Exchange setup. It prints a recovery, line by line, in the code page of the console, and reads nothing.
 *   STAND_IN_TRANSCRIPT  a UTF-8 file to print instead of what is built in
 *   STAND_IN_GERMAN      prints a German text with umlauts
 *   STAND_IN_LINE_MS     the time that a line takes (20)
 *   STAND_IN_EXIT_CODE   its exit code (0)
 *   STAND_IN_LOG         a log to add to while it runs, like ExchangeSetup.log
 *   STAND_IN_REPORT      a file that takes what it found: its parent, code page, standard input, words
 */
#include "stand-in.h"
#include <tlhelp32.h>

static const char english[] =
    "\r\nWelcome to Microsoft Exchange Server 2010 Unattended Setup\r\n\r\n"
    "By continuing the installation process, you agree to the license terms of\r\nMicrosoft Exchange Server 2010.\r\n\r\n"
    "Press any key to cancel setup................\r\nNo key presses were detected.  Setup will continue.\r\n"
    "Preparing Exchange Setup\r\n\r\n"
    "    Copying Setup Files              ......................... COMPLETED\r\n\r\n"
    "The following server role(s) will be recovered:\r\nClient Access Role\r\nManagement Tools\r\n\r\n"
    "Performing Microsoft Exchange Server Prerequisite Check\r\n\r\n"
    "    Client Access Role Checks        ......................... COMPLETED\r\n\r\n"
    "Configuring Microsoft Exchange Server\r\n\r\n"
    "    Preparing Setup                  ......................... COMPLETED\r\n"
    "    Client Access Server Role        ......................... COMPLETED\r\n"
    "    Finalizing Setup.                ......................... COMPLETED\r\n\r\n"
    "The Microsoft Exchange Server setup operation completed successfully.\r\n";

static const char german[] =
    "Für die Überprüfung der Voraussetzungen benötigt Setup einige Minuten.\r\n"
    "    Überprüfungen für die Clientzugriffsrolle ......................... ABGESCHLOSSEN\r\n"
    "Größe, Maß, ÄÖÜ äöü ß é ñ\r\n";

static char *read_file(const WCHAR *path) {
  FILE *file = _wfopen(path, L"rb");
  if (!file) exit(90);
  char *text = calloc(1, 1 << 20);
  fread(text, 1, (1 << 20) - 1, file);
  fclose(file);
  return text;
}

static DWORD parent_process(void) {
  PROCESSENTRY32W entry = {.dwSize = sizeof entry};
  DWORD found = 0;
  HANDLE all = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
  for (BOOL more = Process32FirstW(all, &entry); more; more = Process32NextW(all, &entry))
    if (entry.th32ProcessID == GetCurrentProcessId()) found = entry.th32ParentProcessID;
  CloseHandle(all);
  return found;
}

static void report(const WCHAR *path, int count, WCHAR **words) {
  char line[4096];
  HANDLE in = GetStdHandle(STD_INPUT_HANDLE);
  DWORD type = GetFileType(in), waiting = 0;
  if (type == FILE_TYPE_PIPE) PeekNamedPipe(in, NULL, 0, NULL, &waiting, NULL);
  sprintf(line, "parent %lu", parent_process());
  add_line(path, line);
  sprintf(line, "code page %u", GetConsoleOutputCP());
  add_line(path, line);
  sprintf(line, "input %s, %lu bytes wait", type == FILE_TYPE_CHAR ? "device" : type == FILE_TYPE_PIPE ? "pipe" : "other",
          waiting);
  add_line(path, line);
  for (int index = 1; index < count; index++) {
    char word[2048];
    WideCharToMultiByte(CP_UTF8, 0, words[index], -1, word, sizeof word, NULL, NULL);
    sprintf(line, "word [%s]", word);
    add_line(path, line);
  }
}

int wmain(int count, WCHAR **words) {
  const WCHAR *transcript = _wgetenv(L"STAND_IN_TRANSCRIPT"), *log = _wgetenv(L"STAND_IN_LOG");
  const WCHAR *found = _wgetenv(L"STAND_IN_REPORT");
  if (found) report(found, count, words);
  const char *text = transcript ? read_file(transcript) : getenv("STAND_IN_GERMAN") ? german : english;
  int line_ms = number_from("STAND_IN_LINE_MS", 20);
  while (*text) {
    char line[2048] = {0};
    size_t length = strcspn(text, "\n") + 1;
    if (length > strlen(text)) length = strlen(text);
    if (length >= sizeof line) length = sizeof line - 1;
    memcpy(line, text, length);
    text += length;
    print_text(line);
    line[strcspn(line, "\r\n")] = 0;
    if (log) add_line(log, line);
    Sleep(line_ms);
  }
  return number_from("STAND_IN_EXIT_CODE", 0);
}
