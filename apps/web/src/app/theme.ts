import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a petrol that reads as a link on white and carries white text when filled. */
const spur: MantineColorsTuple = [
  '#eef6f9',
  '#dcebf1',
  '#b9d6e2',
  '#8fbed1',
  '#6ba9c2',
  '#4f97b4',
  '#38829f',
  '#2a7796',
  '#1b6783',
  '#0d5169',
];

/** Greys of the dark scheme: a little cooler and calmer than Mantine's own. */
const dark: MantineColorsTuple = [
  '#d9dce0',
  '#b9bec5',
  '#9aa1a9',
  '#6e757e',
  '#454b53',
  '#373c43',
  '#2a2e34',
  '#1c1f23',
  '#16181c',
  '#101215',
];

export const theme = createTheme({
  primaryColor: 'spur',
  primaryShade: { light: 8, dark: 7 },
  colors: { spur, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: {
        radius: 'md',
        centered: true,
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': 'Schliessen' },
      },
    },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Schliessen' } },
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        radius: 'md',
        shadow: 'md',
        transitionProps: { duration: 80 },
      },
    },
    Badge: { defaultProps: { radius: 'sm', variant: 'light', tt: 'none', fw: 500 } },
  },
});

/** Meanings, not colours: `--fs-*` is what screens use. Every text on its ground reaches 4.5:1 in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--fs-row-height': '2.375rem', '--fs-rail-width': '13rem', '--fs-header-height': '3rem' },
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1f2328',
    '--mantine-color-dimmed': '#59626c',
    '--mantine-color-placeholder': '#666e78',
    '--mantine-color-error': '#b42318',
    '--fs-rail': '#f5f6f7',
    '--fs-surface': '#f8f9fa',
    '--fs-hover': '#f1f3f5',
    '--fs-selected': '#e6f1f5',
    '--fs-border': '#e3e6e9',
    '--fs-border-strong': '#8a929b',
    '--fs-accent': '#1b6783',
    '--fs-danger': '#b42318',
    '--fs-danger-soft': '#fdeceb',
    '--fs-warning': '#8a5300',
    '--fs-warning-soft': '#fdf3e0',
    '--fs-success': '#216e3a',
    '--fs-success-soft': '#e8f5ec',
    '--fs-accent-soft': '#e6f1f5',
  },
  dark: {
    '--mantine-color-body': '#1c1f23',
    '--mantine-color-text': '#dfe2e6',
    '--mantine-color-dimmed': '#a3aab3',
    '--mantine-color-placeholder': '#979fa8',
    '--mantine-color-error': '#ff8a80',
    '--fs-rail': '#16181c',
    '--fs-surface': '#212429',
    '--fs-hover': '#262a30',
    '--fs-selected': '#1d3640',
    '--fs-border': '#30353c',
    '--fs-border-strong': '#7d858e',
    '--fs-accent': '#6ba9c2',
    '--fs-danger': '#ff8a80',
    '--fs-danger-soft': '#3c2120',
    '--fs-warning': '#f0b35a',
    '--fs-warning-soft': '#372a14',
    '--fs-success': '#74cf94',
    '--fs-success-soft': '#18301f',
    '--fs-accent-soft': '#1d3640',
  },
});
