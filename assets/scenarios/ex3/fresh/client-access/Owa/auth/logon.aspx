<%@ Page language="c#" AutoEventWireup="false" Inherits="Microsoft.Exchange.Clients.Owa.Core.Logon" %>
<!DOCTYPE html>
<html>
<head>
  <title>Outlook Web App</title>
  <link rel="stylesheet" type="text/css" href="/owa/{Build}/themes/base/theme.css" />
</head>
<body class="owaLgnBdy">
  <form action="auth.owa" method="POST" name="logonForm" autocomplete="off">
    <h1>Outlook Web App</h1>
    <p><label><input type="radio" name="trusted" value="0" checked /> This is a public or shared computer</label></p>
    <p><label><input type="radio" name="trusted" value="4" /> This is a private computer</label></p>
    <p><label>Domain\user name: <input name="username" type="text" /></label></p>
    <p><label>Password: <input name="password" type="password" /></label></p>
    <p><input type="submit" value="Sign in" /></p>
  </form>
</body>
</html>
