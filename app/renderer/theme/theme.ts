import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Mantine in the product's voice; every colour comes from `tokens.css`. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '640' },
  primaryColor: 'blue',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  colors: {
    dark: [
      '#eceef2',
      '#c9cdd6',
      '#aab0bb',
      '#7d8490',
      '#4a4f5b',
      '#343842',
      '#262a32',
      '#1f2229',
      '#17191e',
      '#101216',
    ],
  },
});

const shared = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-quiet)',
  '--mantine-color-default-border': 'var(--line)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
