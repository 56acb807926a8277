/** Keeps a full-screen panel within what is seen above an on-screen keyboard. @returns what stops it */
export function watchKeyboard(sheet: CSSStyleSheet): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const tell = () =>
    sheet.replaceSync(`.panel{--seen:${Math.round(view.height)}px;--from:${Math.round(view.offsetTop)}px}`);
  tell();
  view.addEventListener('resize', tell);
  view.addEventListener('scroll', tell);
  return () => {
    view.removeEventListener('resize', tell);
    view.removeEventListener('scroll', tell);
  };
}
