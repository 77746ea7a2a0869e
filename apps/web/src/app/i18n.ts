import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { texts as uiTexts } from '../ui/texts.ts';
import { features } from './features.ts';
import { texts as appTexts } from './texts.ts';

/** German first; another language is another object of the same shape. One namespace a feature. */
void i18next.use(initReactI18next).init({
  lng: 'de',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {
    de: { app: appTexts, ui: uiTexts, ...Object.fromEntries(features.map(({ name, texts }) => [name, texts])) },
  },
});
