export const texts = { title: 'Anmelden' };
