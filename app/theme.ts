import { Alert, Anchor, Badge, type CSSVariablesResolver, createTheme, Modal, Notification } from '@mantine/core';

/** One face for text, one for code; the shades are those that keep 4.5 : 1 on their ground in both schemes. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 'md',
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: '650' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A link in a sentence is told apart by more than its colour.
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    // A title in the alert's own colour is too pale on its ground.
    Alert: Alert.extend({ styles: { label: { color: 'var(--mantine-color-text)' } } }),
    // White on a filled badge of the theme's shades is too pale.
    Badge: Badge.extend({ defaultProps: { variant: 'light' } }),
    // The library's header would be a second banner of the page.
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, attributes: { header: { role: 'none' } } },
    }),
  },
});

/** Mantine's own dimmed grey is 3.3 : 1 on white, its badges little more; these pass AA. σ and σ′ have one colour each wherever they appear. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-red-light-color': '#b02525',
    '--mantine-color-orange-light-color': '#9c3f00',
    '--mantine-color-teal-light-color': '#08654b',
    '--mantine-color-yellow-light-color': '#7a5200',
    '--nabla-function': '#d6293e',
    '--nabla-derivative': '#1769c2',
    '--nabla-third': '#2b8a3e',
    '--nabla-fourth': '#a34700',
    '--nabla-reference': '#b9d3f0',
    '--nabla-axis': '#868e96',
    '--nabla-grid': '#e9ecef',
    '--nabla-surface': '#ffffff',
    '--nabla-canvas': '#f8f9fb',
  },
  dark: {
    '--mantine-color-dimmed': '#a6a7ab',
    '--mantine-color-placeholder': '#909296',
    '--mantine-color-red-light-color': '#ffb3b3',
    '--mantine-color-orange-light-color': '#ffc078',
    '--mantine-color-teal-light-color': '#63e6be',
    '--mantine-color-yellow-light-color': '#ffd43b',
    '--nabla-function': '#ff8790',
    '--nabla-derivative': '#6db3ff',
    '--nabla-third': '#69db7c',
    '--nabla-fourth': '#ffa94d',
    '--nabla-reference': '#33557a',
    '--nabla-axis': '#909296',
    '--nabla-grid': '#33353b',
    '--nabla-surface': '#1f2024',
    '--nabla-canvas': '#17181b',
  },
});
