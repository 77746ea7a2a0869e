export const diagramTexts = {
  drawing: 'Diagramm',
  controls: 'Ansicht des Diagramms',
  zoomIn: 'Vergrössern',
  zoomOut: 'Verkleinern',
  fit: 'Ganzes Diagramm zeigen',
  failed: 'Das Diagramm lässt sich nicht zeichnen.',
  failedHint: 'Die Liste daneben enthält dieselben Angaben.',
  legend: {
    token: 'steht hier',
    visited: 'durchlaufen',
    standing: 'Anzahl, die hier steht',
    completed: 'wie oft erledigt',
  },
};
