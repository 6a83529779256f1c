<%@ Page language="c#" AutoEventWireup="false" Inherits="Microsoft.Exchange.Clients.Owa.Core.Logoff" %>
<!DOCTYPE html>
<html>
<head>
  <title>Outlook Web App</title>
  <link rel="stylesheet" type="text/css" href="/owa/{Build}/themes/base/theme.css" />
</head>
<body>
  <p>You have signed out. To protect your account, close all browser windows.</p>
</body>
</html>
