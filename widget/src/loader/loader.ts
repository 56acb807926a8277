import { appFetcher } from './app-file.ts';
import { embed } from './embed.ts';
import { ownScript, settingsOf } from './settings.ts';

const script = ownScript();
if (script) {
  const setting = settingsOf(script);
  const { origin } = new URL(Object(script).src || location.href);
  const begin = () => embed(setting, origin, appFetcher(origin, import.meta.env.APP_FILE));
  if (document.body) begin();
  else addEventListener('DOMContentLoaded', begin);
}
