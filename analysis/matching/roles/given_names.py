"""Given names that only women or only men bear: "la présidente" is nobody called Vladimir.

Names borne by both ("Claude", "Dominique") and those whose first word is a family name ("Xi", "Nguyen") are left out:
of such a person nothing is known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from analysis.text.normalise import fold

__all__ = ["gender_of_name"]

_WOMEN: Final = frozenset(
    fold(name)
    for name in """
Agnès Aïssata Alicia Amélie Amina Aminata Ana Angela Anita Ank Ann Annalena Anne Anne-Claire Anne-Marie Annegret
Annick Annie Anniken Antonia Arancha Astrid Audrey Aurore Avril Awa Baiba Barbara Béatrice Bérangère Bintou Brigitte
Brune Carole Caroline Catherine Cécile Céline Chantal Charlotte Christelle Christine Chrystia Cindy Claire Clara
Claudia Clémentine Corinne Cristina Dalia Danielle Delcy Delphine Diana Dina Dominica Donika Dovile Droupadi Édith
Ekaterina Elena Elina Élisabeth Élise Elizabeth Elvira Emma Emmanuelle Ericka Erna Estelle Éva Eva-Maria Evika
Fabienne Fadila Fatima Fatou Fatoumata Florence Francia Françoise Frédérique Gabrielle Geneviève Geraldine Ghislaine
Gina Giorgia Gordana Hadja Halimah Harini Helena Hélène Helga Henrietta Hillary Inara Ine Inès Ingrid Ingrida Ioulia
Irène Irina Iryna Isabelle Izumi Jacinda Jacqueline Jana Janet Jeanine Jeanne Joëlle Josée Judith Julia Julie Juliette
Jutta Kadri Kaja Kajsa Kamala Kandia Karin Karine Katalin Katerina Katrin Kersti Khadija Klaudia Kristalina Kristen
Kristrun Latifa Laura Laure Laurence Léa Leïla Leni Liliane Linda Lisa Liz Louisa Louise Luciana Lucie Ludivine
Luminita Lydia Madeleine Magdalena Maha Maia Manon Margaret Margarita Margrethe Maria Mariam Mariama Marianne Marie
Marie-Claude Marie-Pierre Marija Marina Marine Marion Marise Marisol Mariya Marlène Marta Martine Maryna Mathilde Maud
Maya Mélanie Mette Michelle Mirjana Monique Muriel Myriam Nabila Nadia Nadine Najla Naledi Nanaia Nancy Natalia Natasa
Nathalie Netumbo Nezha Ngozi Nicole Nikki Oksana Olga Olivia Ouided Oumou Paetongtarn Pascaline Patricia Patrizia
Pauline Penny Prisca Priti Pushpa Rachel Rachida Raquel Retno Rima Roberta Rosa Rosario Rose Roselyne Roya Sabrina
Sahle-Work Salimata Salomé Samia Samira Sandrine Sanna Sara Sarah Ségolène Sigrid Simonetta Slavjanka Sonia Sophie
Stella Stéphanie Suella Susanne Suzanne Svetlana Sviatlana Sylviane Sylvie Tanja Tea Teodora Teresa Thandi Theresa
Thérèse Trine Ursula Valentina Valérie Vera Véronique Victoire Victoria Viola Virginie Vjosa Wendy Xiomara Yaël Ylva
Yolande Yulia Yvette Zineb Zoé Zuzana
""".split()
)

_MEN: Final = frozenset(
    fold(name)
    for name in """
Abbas Abdallah Abdelaziz Abdelhamid Abdellatif Abdelmadjid Abdoul Abdoulaye Abdourahamane Abdulla Abiy Aboubacar Ahmad
Ahmed Ajay Ajit Alain Alain-Claude Alar Alassane Albert Alberto Albin Alejandro Aleksandar Alexander Alexandre Alikhan
Alkassoum Allamaye Alpha Alvaro Amadou Amir Amit Anatole Anatolie Andreï Andrej Andrés Andriï Andris Andrius Andry
Andrzej Anthony Antoine Antonio Antony Antti Anura Anwar Anze Apollinaire Ararat Arif Armen Armend Arnaud Arsen Artis
Arvydas Ashraf Asif Asim Askar Assaad Assimi Atanas Augusto Aurélien Aviv Ayman Aymen Azali Aziz Bachar Badr Bajram
Bakary Barham Bashir Bassam Bassirou Benny Benoît Benyamin Bernard Bernardo Bezalel Bicher Bilawal Bill Bjarni Bjørn
Bogdan Boïko Boris Borut Boubacar Bratislav Brice Bruno Bujar Carlito Carlos Caspar Cédric Célestin Cevdet Charles
Cheick Choguel Christian Christophe Christopher Clément Constantinos Csaba Cyril Damien Daniel David Delfin Denis
Dennis Dick Didier Dimitar Djeyhoun Djouancher Dmitri Dmytro Dominic Donald Dorin Dragan Dragomir Dritan Ebrahim Edgar
Edgars Edi Édouard Eduard Egils Ejup Eli Elon Emil Emmanuel Emmerson Emomali Enrique Éric Ernesto Espen Évariste
Evgueni Evo Fatih Faustin-Archange Fayçal Fayez Felipe Félix Ferdinand Feridun Fernando Filipe Filippo Firmin Florin
Fouad Francisco François François-Philippe Frank Frank-Walter Frederik Fuat Fumio Gabriel Gabrielius Galab Garry
Geoffrey George Gérald Geraldo Gérard Gerardo Gianni Gideon Gilad Gilberto Gintautas Giorgos Gitanas Giuseppe Gordan
Gotabaya Gourbangouly Grant Guido Guillaume Guillermo Guiorgui Gustavo Guy Hage Haibatullah Haitham Haïtham Hakainde
Hakan Hamad Hamed Hamilton Hamza Hanno Harald Harjit Hassan Hassoumi Heiko Henk Henri Henri-Marie Herzi Hichem
Hishammuddin Horst Hossein Hristijan Hulusi Hussein Ian Ibrahim Idriss Ignazio Igor Ilham Ilir Imangali Imed Imran
Ioannis Irakli Isaac Ishaq Ismaïl Ismail Israël Issa Issaias Itamar Ivan Ivica Jafar Jair Jake Jakob Jakov Jakub Jalil
James Janez János Jaroslav Javier Jean-Baptiste Jean-Claude Jean-François Jean-Louis Jean-Luc Jean-Marc Jean-Michel
Jean-Noël Jean-Pierre Jean-Yves Jens Jeppe Jeremiah Jérôme Jerome Joao Joe John Joko Jonas Jörg Jorge José Josep
Joseph Jovenel Juan Julien Julius Juraj Jüri Justin Kaïs Kalle Kamel Karim Karl Kassoum Kassym-Jomart Keir Kenneth
Kestutis Kevin Khaled Khalifa Kiril Klaus Krassimir Krisjanis Kristof Kurt Kwasi Kyriakos Lars Lassina Laurent
Laurentino Laurynas Lawrence Lazarus Lejeune Leo Léon Lloyd Lorenzo Lubomir Luc Ludovit Luigi Luis Luiz Luvsannamsrai
Macky Mahamadou Mahamat Mahamoud Mahinda Mahmoud Mamadi Mamadou Manasseh Manuel Marc Marcel Marcelo Margus Mario
Mariusz Mark Marko Martin Massoud Mateusz Mathias Mathieu Matteo Matthew Maurice Mauro Mechaal Mevlüt Michael Michalis
Micheál Michel Miguel Mihai Mike Mikhaïl Mikheïl Milo Milojko Milorad Milos Mircea Miroslav Moctar Mohamad Mohamed
Mohammad Mohammed Mohsen Mokgweetsi Morissanda Morten Mory Moukhtar Mourat Mourhaf Moussa Moustafa Muhammad Muhammadu
Muhyiddin Nabih Nabil Nadhim Nadir Naftali Naïm Najib Nangolo Narendra Naruhito Nasser Navin Nawaf Nayib Nebojsa
Nicolae Nicolas Nicos Nicu Nikol Nikola Nikolaï Nikos Nobuo Norodom Noursoultan Olaf Oleksandr Oleksiï Oliver Olivier
Oljas Omar Osman Othman Ouhoumoudou Oumar Ousmane Pål Paolo Pap Pascal Patrice Patrick Paul Paul-Henri Paulo Pedro
Peeni Pekka Pervez Peter Péter Petr Petteri Philémon Philippe Pierre Pietro Prabowo Pravind Prayut Qamar Rachad
Radoslaw Rafael Rajnath Ram Ramtane Ramzan Ranil Rastislav Raul Raymond Recep Reuven Riad Ricardo Richard Riek Rishi
Rob Robert Roch Rodrigo Roland Romain Roman Ronald Roumen Rouslan Roustem Ruben Saad-Eddine Sabri Sadyr Saïd Saifuddin
Saleh Salifou Salmane Salva Sameh Santiago Sauli Scott Sebastian Sebastián Sébastien Serdar Sergio Sergueï Serhiï
Shehbaz Shigeru Simon Sirodjiddin Sitiveni Souren Srettha Stanislas Stanislav Stefan Stéphane Steven Stevo Stuart
Subrahmanyam Succès Süleyman Sylvestre Takeshi Tamás Taye Tedros Teodoro Thabet Thierry Thomas Thongloun Tibor Timco
Tobias Tod Todor Tom Tomas Toshimitsu Troels Ueli Uhuru Ulf Umaro Urmas Vahagn Valdis Valéri Valeri Vasile Vasilis
Vassili Vassyl Viatcheslav Viktor Vincent Vitali Vladimir Vlado Volkan Volker Volodymyr Wellington Werner
Willem-Alexander William Wladyslaw Wopke Xavier Yahya Yaïr Yannick Yasar Yasukazu Yoav Yoshihide Yoshimasa Yoweri
Yusuf Yvan Zakir Zambry Zbigniew Zdravko Zoran
""".split()
)


@lru_cache(maxsize=1 << 12)
def gender_of_name(full_name: str) -> str | None:
    """Return "f" or "m" where the first word of a full name tells, else nothing.

    Examples
    --------
    >>> [gender_of_name(name) for name in ("Catherine Colonna", "Vladimir Poutine", "Xi Jinping", "Claude Delorme")]
    ['f', 'm', None, None]
    """
    given = fold(full_name.split(" ", 1)[0])
    return "f" if given in _WOMEN else "m" if given in _MEN else None
