/** The icons an owner may choose from for a category: SVG paths on a grid of 24, drawn as lines. Only the chosen ones are sent to visitors. */
const icons: Record<string, string> = {
  box: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9',
  tool: 'M14.5 6.5a4 4 0 0 1 5-2L17 7l1 2 2 1 2-2.5a4 4 0 0 1-5.5 5L8 21a2 2 0 0 1-3-3l8.5-8.5a4 4 0 0 1 1-3z',
  card: 'M5.5 5.5h13A2.5 2.5 0 0 1 21 8v8a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 16V8a2.5 2.5 0 0 1 2.5-2.5zM3 10h18M7 15h3',
  user: 'M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M4.5 20c1-3.5 4-5.5 7.5-5.5s6.5 2 7.5 5.5',
  bulb: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 11c.6.5 1 1 1 2h5c0-1 .4-1.5 1-2A6 6 0 0 0 12 3z',
  chat: 'M20 5H4v11h4v4l5-4h7z',
  heart: 'M12 20s-8-4.5-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15.5 12 20 12 20z',
  gift: 'M4 9h16v3H4zM5.5 12v8h13v-8M12 9v11M12 9S11 4 8.5 4a2.5 2.5 0 0 0 0 5M12 9s1-5 3.5-5a2.5 2.5 0 0 1 0 5',
  bag: 'M5 8h14l1 12H4zM8.5 8V7a3.5 3.5 0 0 1 7 0v1',
  lock: 'M5.5 11h13v9h-13zM8 11V8a4 4 0 0 1 8 0v3',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4',
  phone: 'M6 4h3l2 4.5-2 1.5a10 10 0 0 0 5 5l1.5-2 4.5 2v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2z',
};

/** The path of an icon by its name; undefined for none and for a name that is none, where visitors see a speech bubble. */
export const iconPath = (name: string | null): string | undefined =>
  name !== null && Object.hasOwn(icons, name) ? icons[name] : undefined;

/** The names to choose from. */
export const iconNames: string[] = Object.keys(icons);
