import { describe, expect, it } from 'vitest';
import { Secret } from '../ports/secret.js';
import { withoutSecrets } from './masking.js';
import { problem } from './problem.js';

describe('a password in the output of a tool', () => {
  it.each([
    ['wbadmin start backup -backupTarget:\\\\nas1\\b -user:C\\a -password:Xyz1!', 'Xyz1!'],
    ['netdom join EX3 /Domain:c.local /PasswordD:Xyz1! /reboot', 'Xyz1!'],
    ['Set-X -Password Xyz1! -Force', 'Xyz1!'],
    ['x.exe --password=Xyz1!', 'Xyz1!'],
    ['x.exe /pw "Xyz 1!" /go', 'Xyz 1!'],
    ['net use \\\\nas1\\backup Xyz1! /user:CONTOSO\\svc', 'Xyz1!'],
    ['net.exe use Z: \\\\nas1\\backup /user:CONTOSO\\svc Xyz1!', 'Xyz1!'],
    ['net user svc Xyz1! /domain', 'Xyz1!'],
    ['cmdkey /add:nas1 /user:svc /pass:Xyz1!', 'Xyz1!'],
    ['schtasks /create /ru svc /rp Xyz1! /tn x', 'Xyz1!'],
    ['sc config svc obj= C\\svc password= Xyz1!', 'Xyz1!'],
    ['Server=sql1;User Id=svc;Password=Xyz1!;Timeout=30', 'Xyz1!'],
    ['<add userName="svc" password="Xyz1!" />', 'Xyz1!'],
    ['certutil -f -p Xyz1! -importpfx mail.pfx', 'Xyz1!'],
    ['Import-PfxCertificate -PfxPassword Xyz1!', 'Xyz1!'],
    ['ConvertTo-SecureString "Xyz1!" -AsPlainText', 'Xyz1!'],
    ['Password: Xyz1!', 'Xyz1!'],
    ['Password:Xyz1!', 'Xyz1!'],
    ['SafeModeAdministratorPassword: Xyz1!', 'Xyz1!'],
    ['{"password": "Xyz1!"}', 'Xyz1!'],
    ['<Password>Xyz1!</Password>', 'Xyz1!'],
    ['https://svc:Xyz1!@nas1/x', 'Xyz1!'],
    ['netdom join EX3 /PasswordD:$ecret /reboot', '$ecret'],
    ['x.exe /password:$x1', '$x1'],
    ['x.exe /pw $x /go', '$x '],
    ['Set-X -Password $ecr3t! -Force', '$ecr3t!'],
    ['x.exe /password:%x%', '%x%'],
    ['x.exe /password:%T0p%', '%T0p%'],
    ['x.exe /password:-Xyz1!', 'Xyz1!'],
    ['x.exe /password:/Xyz1!', 'Xyz1!'],
    ['x.exe -password -Xyz1! -force', 'Xyz1!'],
    ['x.exe /password:(Xyz1)', 'Xyz1'],
    ['x.exe /password:Xy;z1,a>b /go', 'z1,a>b'],
    ['Password=$Xyz1;Timeout=30', '$Xyz1'],
  ])('is masked: %s', (text, secret) => {
    expect(withoutSecrets(text)).not.toContain(secret);
    expect(withoutSecrets(text)).toContain('[secret]');
  });

  it('is masked wherever it stands, as long as this process knows it', () => {
    const secret = new Secret('corr3ct horse');
    expect(withoutSecrets('echo: <corr3ct horse>')).toBe('echo: <[secret]>');
    expect(String(secret)).toBe('[secret]');
  });

  it('is in no problem', () => {
    const told = problem('TOOL_NOT_RUN', {
      tool: 'net.exe',
      line: 'net use \\\\n\\s Xyz1!',
      why: 'no',
      output: '/password:Xyz1!',
    });
    expect(JSON.stringify(told)).not.toContain('Xyz1!');
  });
});

describe('what is no password', () => {
  it.each([
    'Enter the password for CONTOSO\\svc: ',
    'net use \\\\nas1\\backup * /user:CONTOSO\\svc',
    'netdom join EX3 /PasswordD:* /UserD:x',
    'cas-recovery kit create --password-stdin --out kit',
    'New-X -Password $secret -Name x',
    'New-X -Password $env:SECRET -Name x',
    'net.exe use \\\\nas1\\b /password:%PASSWORD%',
    'x.exe /pw /go',
    'x.exe -password -force:yes',
    'New-X -Password (Read-Host -AsSecureString)',
    'The password of the account was last set on 2026-11-24. Type it again.',
    'badPasswordTime and pwdLastSet',
    'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\bin\\password.txt',
    'Copying Exchange Files ......... COMPLETED',
    'E:\\setup.com /m:RecoverServer /DomainController:dc1.contoso.local',
  ])('stays: %s', text => expect(withoutSecrets(text)).toBe(text));
});
