/** Where letters go by SMTP, as SMTP_URL says it. */
export interface SmtpServer {
  host: string;
  port: number;
  /** `from-start` as on port 465; `starttls` asks for it and goes no further without; `none` only to this machine. */
  encryption: 'from-start' | 'starttls' | 'none';
  login: { user: string; password: string } | null;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/**
 * Reads `smtps://user:password@host:465` or `smtp://user:password@host:587`; `?tls=off` sends in the open, to this machine alone.
 * @returns what is wrong with it, for a person to read, in place of the server
 */
export function readSmtpUrl(text: string, isProduction: boolean): SmtpServer | string {
  if (!URL.canParse(text)) return 'must be an address such as smtps://user:password@mail.example.com:465.';
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') return 'must start with smtps:// or smtp://.';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!host) return 'must name a host.';
  const wishes = [...url.searchParams];
  const isOpen = url.searchParams.get('tls') === 'off';
  if (url.hash || !/^\/?$/.test(url.pathname) || wishes.length > (isOpen ? 1 : 0)) {
    return 'can hold nothing after the port but ?tls=off.';
  }
  if (isOpen && (isProduction || !LOOPBACK.test(host) || url.protocol === 'smtps:')) {
    return '?tls=off is for a server on this machine only, with smtp:// and outside production.';
  }
  const isFromStart = url.protocol === 'smtps:';
  try {
    return {
      host,
      port: Number(url.port) || (isFromStart ? 465 : 587),
      encryption: isOpen ? 'none' : isFromStart ? 'from-start' : 'starttls',
      login: url.username
        ? { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
        : null,
    };
  } catch {
    return 'holds a % in the user or the password that must be written as %25.';
  }
}
