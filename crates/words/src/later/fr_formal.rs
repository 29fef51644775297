//! French with `vous`: what differs.

use super::{Later, fr};

pub(super) static TEXTS: Later = Later {
    editing: "Vous modifiez votre message",
    too_many_files: "Vous avez envoyé beaucoup de fichiers. Réessayez plus tard.",
    file_unreachable: "Le fichier n’a pas pu être chargé. Vérifiez votre connexion et réessayez.",
    rated_not: "L’envoi a échoué. Vérifiez votre connexion et réessayez.",
    who_are_you: "Pouvons-nous vous écrire après votre départ ?",
    you_are: "Vous êtes {name}",
    who_refused: "Vérifiez le nom et l’adresse e-mail.",
    closed_now: "Nous sommes fermés. Écrivez quand même : nous répondons dès notre retour.",
    here_now: "Vous parlez avec {names}.",
    nobody_here: "Personne n’est là pour l’instant. Écrivez quand même : nous répondons dès notre retour.",
    go_on_how: "Ouvrez ce lien sur votre autre appareil dans les 24 heures. Il ne sert qu’une fois. Qui l’ouvre lit cette conversation.",
    ..fr::TEXTS
};
