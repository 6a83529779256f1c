@echo off
rem The command line of CAS Recovery: the program itself, run as Node.
setlocal
rem Windows would ask for an administrator and then answer in a window of its own, which closes at once.
"%SystemRoot%\System32\whoami.exe" /groups | "%SystemRoot%\System32\findstr.exe" "S-1-16-12288 S-1-16-16384" >nul
if errorlevel 1 (
  echo Open this command prompt with "Run as administrator", then run the command again. 1>&2
  exit /b 2
)
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\CAS Recovery.exe" "%~dp0app.asar\dist\cli\index.cjs" %*
exit /b %ERRORLEVEL%
