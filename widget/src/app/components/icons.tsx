// Lines on a grid of 24; those of the categories come with the config.
export const BACK = 'M15 5l-7 7 7 7';
export const CLOSE = 'M6 6l12 12M18 6L6 18';
export const GO = 'M9 5l7 7-7 7';
export const FIND = 'M4.5 11a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M16 16l4.5 4.5';
export const CLOCK = 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 7.5V12l3 2';
export const CHAT = 'M20 5H4v11h4v4l5-4h7z';

/** Draws a path as lines. What is no path draws nothing: browsers run none of it. */
export function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
