/* What the stand-ins of Windows tools share. They are test rigs, built by mingw, and never part of the product. */
#ifndef STAND_IN_H
#define STAND_IN_H
#include <windows.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A number from the environment. */
static inline int number_from(const char *name, int usual) {
  const char *value = getenv(name);
  return value && *value ? atoi(value) : usual;
}

/* The encoding in which console programs print: that of the console, or of the system where there is no console. */
static inline UINT console_code_page(void) {
  UINT page = GetConsoleOutputCP();
  return page ? page : GetOEMCP();
}

/* Writes UTF-8 text to a handle in some code page. */
static inline void write_text(HANDLE where, const char *text, UINT code_page) {
  static WCHAR wide[4096];
  static char bytes[16384];
  DWORD written;
  int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, wide, 4096);
  if (length <= 1) return;
  length = WideCharToMultiByte(code_page, 0, wide, length - 1, bytes, sizeof bytes, NULL, NULL);
  WriteFile(where, bytes, (DWORD)length, &written, NULL);
}

/* Prints UTF-8 text as a console program would. */
static inline void print_text(const char *text) {
  write_text(GetStdHandle(STD_OUTPUT_HANDLE), text, console_code_page());
}

/* Adds a line of UTF-8 to a file, and lets others read it meanwhile. */
static inline void add_line(const WCHAR *path, const char *text) {
  DWORD written;
  HANDLE file = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                            OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) return;
  WriteFile(file, text, (DWORD)strlen(text), &written, NULL);
  WriteFile(file, "\r\n", 2, &written, NULL);
  CloseHandle(file);
}

#endif
