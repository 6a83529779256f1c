import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';

const words = {
  pop: {
    greeting: '+OK Microsoft Exchange Server 2010 POP3 service ready\r\n',
    startTls: /^STLS\s*$/i,
    agreed: () => '+OK Begin TLS negotiation.\r\n',
    unknown: () => '-ERR Protocol error. 14\r\n',
  },
  imap: {
    greeting: '* OK The Microsoft Exchange IMAP4 service is ready.\r\n',
    startTls: /^\S+ STARTTLS\s*$/i,
    agreed: (line: string) => `${line.split(' ')[0] ?? '*'} OK Begin TLS negotiation now.\r\n`,
    unknown: (line: string) => `${line.split(' ')[0] || '*'} BAD Command Error. 10\r\n`,
  },
} as const;

const longestLine = 1000;

/** Greets as the service does, and begins to encrypt where it is asked to. Nobody can sign in. */
export function serveMail(
  socket: Socket,
  protocol: keyof typeof words,
  secureContext: SecureContext | undefined,
): void {
  const { greeting, startTls, agreed, unknown } = words[protocol];
  let text = '';
  const take = (chunk: Buffer): void => {
    text += chunk.toString('latin1');
    const end = text.indexOf('\n');
    if (end < 0) {
      if (text.length > longestLine) socket.destroy();
      return;
    }
    const line = text.slice(0, end).trim();
    text = text.slice(end + 1);
    if (!startTls.test(line) || !secureContext) return void socket.write(unknown(line));
    socket.removeListener('data', take);
    socket.write(agreed(line));
    const secure = new TLSSocket(socket, { isServer: true, secureContext });
    secure.on('error', () => socket.destroy()).resume();
  };
  socket.on('data', take);
  socket.write(greeting);
}
