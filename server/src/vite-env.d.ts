declare module '*.js?raw' {
  const source: string;
  export default source;
}
declare module '*.css?raw' {
  const css: string;
  export default css;
}
