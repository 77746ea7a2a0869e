export const texts = {
  title: 'Dossiers',
};
