"""Capitals: state, place or part of an event's name."""

import pytest

from analysis.matching.metonyms import stands_for_state

STATES = [
    ('Pékin a dénoncé cette décision', 'Pékin'),
    ("l'aide militaire à Kiev sera prolongée", 'Kiev'),
    ('Les relations entre Pékin et Moscou se tendent', 'Moscou'),
    ('Les relations entre Pékin et Moscou se tendent', 'Pékin'),
    ('Washington accuse Moscou de mentir', 'Moscou'),
    ("Selon Téhéran, rien n'a changé", 'Téhéran'),
    ('la position de Moscou reste ferme', 'Moscou'),
    ("Les livraisons d'armes à Kiev continuent", 'Kiev'),
    ('le soutien de Washington à Taipei', 'Washington'),
    ('le soutien de Washington à Taipei', 'Taipei'),
    ('Pour Ankara, la question reste ouverte', 'Ankara'),
    ('la réponse de Téhéran à Washington', 'Washington'),
    ('imposer de nouvelles sanctions à Moscou', 'Moscou'),
    ('Pyongyang et Moscou ont signé un traité', 'Moscou'),
    ('face à Moscou, les Européens hésitent', 'Moscou'),
    ("L'Union européenne a livré à Kiev des obus", 'Kiev'),
    ('une demande adressée à Bruxelles par Varsovie', 'Bruxelles'),
    ('une demande adressée à Bruxelles par Varsovie', 'Varsovie'),
    ('le rapprochement avec Alger inquiète Rabat', 'Alger'),
    ('Moscou, de son côté, dément', 'Moscou'),
    ('Paris et Berlin appellent au calme', 'Berlin'),
    ('un accord entre Londres et Kigali', 'Kigali'),
    ("L'ambassadeur de Moscou à l'ONU", 'Moscou'),
    ('qui a permis à Moscou de gagner du temps', 'Moscou'),
    ('en maintenant des liens avec Moscou', 'Moscou'),
    ("tant que Washington n'aura pas levé les sanctions", 'Washington'),
    ("la dépendance de l'Europe à l'égard de Moscou", 'Moscou'),
    ('La guerre lancée par Moscou contre Kiev', 'Kiev'),
    ('les forces de Kiev progressent', 'Kiev'),
    ('les exigences de Bruxelles', 'Bruxelles'),
    ('la menace que fait peser Moscou', 'Moscou'),
    ("L'axe Moscou-Pékin", 'Moscou'),
    ('le gouvernement de Kiev', 'Kiev'),
    ('les alliés de Kiev se réunissent', 'Kiev'),
    ('Un message clair à Moscou', 'Moscou'),
    ("Le jour où Moscou et Pékin ont parlé", 'Moscou'),
    ('Lima tient tête à Quito', 'Quito'),
    ('La voisine a déclaré la « guerre » à Lima', 'Lima'),
    ("Le soutien « sans réserve » d'Ankara à Bakou", 'Bakou'),
    ("L'entrée de Stockholm dans l'Alliance", 'Stockholm'),
    ("Le protocole d'admission de Stockholm à l'alliance", 'Stockholm'),
    ('Rome fait pression sur Tunis', 'Tunis'),
    ('Ottawa se tourne vers Tokyo', 'Tokyo'),
    ('À Genève, Washington a proposé une trêve', 'Washington'),
    ('Une demande adressée à Oslo et à Riga', 'Riga'),
    ('Les partenaires de Vienne hésitent', 'Vienne'),
    ('Pour Lima, rien ne presse', 'Lima'),
    ('Depuis lors, Lima et les autres attendent', 'Lima'),
]
PLACES = [
    ('Il est arrivé à Kiev dans la nuit', 'Kiev'),
    ("La conférence de Moscou s'est ouverte", 'Moscou'),
    ('réunis à Bruxelles, les dirigeants', 'Bruxelles'),
    ("Bruxelles - Les chefs d'État se réunissent", 'Bruxelles'),
    ('Moscou, le 3 mai 2022', 'Moscou'),
    ('MOSCOU (Reuters) - Le président', 'MOSCOU'),
    ('dans les rues de Téhéran', 'Téhéran'),
    ('le maire de Kiev a dit', 'Kiev'),
    ('le sommet de Madrid a adopté', 'Madrid'),
    ('une frappe sur Kiev a fait deux morts', 'Kiev'),
    ('le bombardement de Kiev', 'Kiev'),
    ('dans la région de Kiev', 'Kiev'),
    ('en visite à Pékin', 'Pékin'),
    ('de retour de Washington', 'Washington'),
    ('à Kharkiv et Kiev, des explosions', 'Kiev'),
    ('les habitants de Kiev', 'Kiev'),
    ('notre correspondant à Moscou', 'Moscou'),
    ("l'aéroport de Kaboul", 'Kaboul'),
    ('la chute de Kaboul', 'Kaboul'),
    ('prendre Kiev en trois jours', 'Kiev'),
    ('vers Kiev', 'Kiev'),
    ('le mur de Berlin', 'Berlin'),
    ("les accords d'Alger", 'Alger'),
    ('un train pour quitter Kiev', 'Kiev'),
    ('les ambassades occidentales à Kiev', 'Kiev'),
    ('la banlieue nord de Kiev', 'Kiev'),
    ("l'armée russe encercle Kiev", 'Kiev'),
    ("s'est rendu à Washington", 'Washington'),
    ('une réunion organisée à Paris', 'Paris'),
    ('Le sommet prévu à Washington', 'Washington'),
    ('le traité de Washington', 'Washington'),
    ('la Maison-Blanche, à Washington', 'Washington'),
    ('depuis Moscou', 'Moscou'),
    ('le centre-ville de Moscou', 'Moscou'),
    ('attendu lundi à Ankara', 'Ankara'),
    ('un discours prononcé à Varsovie', 'Varsovie'),
    ("l'université de Téhéran", 'Téhéran'),
    ('a déclaré à Pékin le porte-parole', 'Pékin'),
    ('près de Kiev', 'Kiev'),
    ('ville proche de Kiev', 'Kiev'),
    ("aller jusqu'à Moscou", 'Moscou'),
    ('Il propose une réunion à Oslo', 'Oslo'),
    ("Le soutien à l'armée annoncé à Paris", 'Paris'),
    ('Il doit se rendre à Rome', 'Rome'),
    ('la capitale péruvienne Lima', 'Lima'),
    ('Dans la capitale, Lima, on attend', 'Lima'),
    ('Lima, la capitale du pays, dort', 'Lima'),
    ("Les Jeux olympiques d'hiver de Pékin", 'Pékin'),
    ('Le sommet extraordinaire de Lima', 'Lima'),
    ('Le salon des armes de Lima', 'Lima'),
    ('Les processus de Nairobi et de Luanda', 'Luanda'),
    ('Le « cessez-le-feu immédiat » de Luanda a tenu', 'Luanda'),
    ('en plein cœur de Vilnius', 'Vilnius'),
    ('la reprise de Kaboul', 'Kaboul'),
    ('À Paris, Berlin et Rome, on manifeste', 'Rome'),
    ('Un accord a été trouvé à Bruxelles', 'Bruxelles'),
    ('Il est parti pour Rome', 'Rome'),
    ('Des explosions ont secoué Kiev', 'Kiev'),
    ('OSLO : la neige tombe', 'OSLO'),
    ('Berlin-Est a disparu', 'Berlin'),
    ('LIMA/QUITO (Reuters) - Le président', 'LIMA'),
    ('QUITO, Équateur (AP) – Le sommet commence', 'QUITO'),
    ('Elle a rappelé ses ambassadeurs de Lima et de Quito', 'Lima'),
    ('Elle a rappelé ses ambassadeurs de Lima et de Quito', 'Quito'),
]


def ask(text: str, capital: str) -> bool:
    start = text.index(capital)
    return stands_for_state(text, start, start + len(capital))


@pytest.mark.parametrize(("text", "capital"), STATES)
def test_a_capital_that_acts_or_is_addressed_stands_for_its_state(text: str, capital: str) -> None:
    assert ask(text, capital)


@pytest.mark.parametrize(("text", "capital"), PLACES)
def test_a_capital_where_something_happens_is_a_place(text: str, capital: str) -> None:
    assert not ask(text, capital)


def test_the_line_above_does_not_decide() -> None:
    assert ask("Il vit à\nMoscou a protesté.", "Moscou")
