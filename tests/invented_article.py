"""An invented article of two paragraphs, and a menu and a foot for the page around it: what tests of pages share."""

TITLE = "Le port de Virelac rouvre après une semaine de grève"
BODY = (
    "Les dockers du port de Virelac ont repris le travail sans attendre, et les grues tournent de nouveau sur les "
    "quais. Le préfet de la région a salué un accord équilibré, signé dans la nuit avec les syndicats de la rade."
)
MORE = (
    "Le maire de la ville s'est félicité de la reprise, que les commerçants du port attendaient avec impatience. "
    "Dix cargos patientaient encore au large dans la matinée, et le dernier devait accoster avant la nuit."
)
MENU = ["Accueil", "Vallée", "Économie", "Se connecter", "S'abonner", "Newsletter"]
FOOT = ["Mentions légales", "Plan du site", "Nous contacter"]
