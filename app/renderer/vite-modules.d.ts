declare module '*.storm.json?raw' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape in which vite hands over a file's text
  export default text;
}
