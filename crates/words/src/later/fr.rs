//! French.

use super::Later;

pub(super) static TEXTS: Later = Later {
    // The emoji picker.
    emoji_search: "Chercher un emoji",
    emoji_none: "Aucun emoji trouvé",
    emoji_recent: "Utilisés récemment",

    // Reactions.
    react_like: "J’aime",
    react_love: "J’adore",
    react_laugh: "Drôle",
    react_wow: "Surprenant",
    react_sad: "Triste",
    react_thanks: "Merci",

    // A message of one's own.
    editing: "Tu modifies ton message",
    take_back: "Supprimer le message",
    cancel: "Annuler",

    // Files.
    attach: "Envoyer une photo ou un fichier",
    drop: "Déposer ici pour envoyer",
    getting_ready: "Préparation en cours",
    sending_file: "Envoi de {name}",
    again: "Réessayer",
    remove: "Retirer",
    file_empty: "Ce fichier est vide.",
    file_too_large: "Ce fichier est trop volumineux : 10 Mo maximum.",
    file_kind: "Ce type de fichier ne peut pas être envoyé. Les photos, PDF, documents, sons et vidéos passent.",
    picture_too_large: "Cette image contient trop de pixels.",
    too_many_files: "Tu as envoyé beaucoup de fichiers. Réessaie plus tard.",
    file_failed: "Ce fichier n’a pas pu être envoyé.",
    open: "Ouvrir {name}",
    save: "Enregistrer {name}",
    save_it: "Enregistrer",
    shut: "Fermer",
    file_unreachable: "Le fichier n’a pas pu être chargé. Vérifie ta connexion et réessaie.",

    // The end.
    how_was_it: "Comment ça s’est passé ?",
    stars: "{count} sur 5",
    say_more: "Qu’est-ce qui était bien, ou à améliorer ?",
    rate: "Envoyer",
    rated: "Merci. L’équipe lira cet avis.",
    rated_not: "L’envoi a échoué. Vérifie ta connexion et réessaie.",
    save_talk: "Enregistrer cette conversation",
    talk_file: "conversation.html",

    // Who one is.
    who_are_you: "Pouvons-nous t’écrire après ton départ ?",
    your_name: "Nom",
    your_email: "Adresse e-mail",
    keep_it: "Enregistrer",
    not_now: "Non merci",
    you_are: "Tu es {name}",
    change_it: "Modifier",
    take_it_back: "Supprimer mes coordonnées",
    who_refused: "Vérifie le nom et l’adresse e-mail.",
    who_offer: "Laisser mon nom et mon e-mail",

    // Who is there.
    here_now: "Tu parles avec {names}.",
    nobody_here: "Personne n’est là pour l’instant. Écris quand même : nous répondons dès notre retour.",
    answers_minute: "Réponse le plus souvent en moins d’une minute.",
    answers_minutes: "Réponse le plus souvent en {count} minutes.",
    answers_hour: "Réponse le plus souvent en une heure.",
    answers_hours: "Réponse le plus souvent en {count} heures.",
    closed_now: "Nous sommes fermés. Écris quand même : nous répondons dès notre retour.",
    open_until: "Ouvert jusqu’à {time}",
    back_today: "De retour aujourd’hui à {time}",
    back_tomorrow: "De retour demain à {time}",
    back_on: "De retour {day} à {time}",

    // A page of the website.
    in_stock: "En stock",
    out_of_stock: "Rupture de stock",
    preorder: "En précommande",
    view_page: "Voir",
    view_named: "Voir {title}",

    // Another device.
    go_on: "Continuer sur un autre appareil",
    go_on_how: "Ouvre ce lien sur ton autre appareil dans les 24 heures. Il ne sert qu’une fois. Qui l’ouvre lit cette conversation.",
    go_on_code: "Le lien en code QR",
    go_on_link: "Le lien",
    copy: "Copier",
    copied: "Copié",
};
