export const texts = {
  title: 'Dossier',
};
