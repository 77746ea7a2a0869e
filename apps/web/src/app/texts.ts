export const texts = {
  skip: 'Zum Inhalt springen',
  mainMenu: 'Hauptmenü',
  printed: 'Gedruckt am {{at}} von {{name}}, {{office}}',
  keys: {
    title: 'Tastatur',
    open: 'Tastaturhilfe',
    everywhere: 'Überall',
    goTo: 'Zu «{{name}}»',
    help: 'Diese Hilfe',
    switch: 'Einzelne Tasten als Befehle',
    switchHint: 'Ausschalten, wenn Sie diktieren oder eine Bildschirmlupe mit eigenen Tasten brauchen.',
    focus: 'Mit Tab zu jedem Bedienelement, mit Enter auslösen, mit Esc schliessen.',
  },
  scheme: { title: 'Farbschema', light: 'Hell', dark: 'Dunkel', auto: 'Wie das System' },
  marks: {
    demonstration: 'Vorführung',
    demonstrationHint: 'Angemeldet als Beispielperson, ohne Kennwort. Nur zur Vorführung.',
    example: 'Beispieldaten (erfunden)',
    exampleHint: 'Die Personen und Dossiers in diesem Bestand sind erfunden.',
  },
  user: {
    menu: 'Angemeldet: {{name}}, {{role}}',
    change: 'Person wechseln',
    signOut: 'Abmelden',
  },
  connection: {
    lost: 'Keine Verbindung zum Server.',
    hint: 'Es wird laufend neu versucht. Was Sie eingegeben haben, bleibt hier.',
    retry: 'Jetzt versuchen',
  },
  notFound: {
    title: 'Seite nicht gefunden',
    sentence: 'Diese Seite gibt es nicht',
    hint: 'Vielleicht ist die Adresse unvollständig, oder der Eintrag gehört zu einer anderen Stelle.',
    action: 'Zur Startseite',
  },
  routeError: {
    title: 'Diese Seite ist stehen geblieben',
    sentence: 'Hier ist ein Fehler passiert',
    reload: 'Neu laden',
  },
  lostScript: {
    title: 'Diese Seite liess sich nicht laden',
    sentence: 'Ein Teil der Anwendung fehlt',
    hint: 'Entweder ist die Verbindung unterbrochen, oder Fallspur wurde inzwischen erneuert. Laden Sie die Seite neu.',
  },
  newBuild: {
    title: 'Fallspur wurde erneuert',
    sentence: 'Die Seite ist deshalb neu geladen worden. Gespeicherte Entwürfe sind noch da.',
  },
  starting: 'Fallspur wird geladen',
};
