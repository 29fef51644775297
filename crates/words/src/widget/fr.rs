//! French.

use super::Widget;

pub(super) static TEXTS: Widget = Widget {
    // The panel.
    ask: "Pose ta question. Un humain répond.",
    answers_you: "te répond",
    close: "Fermer le chat",
    messages: "Messages",
    greeting: "Bonjour !",
    invitation: "Comment pouvons-nous t’aider ? Écris ta question ci-dessous, l’un de nous te répondra ici même.",

    // Writing.
    placeholder: "Message…",
    send: "Envoyer",
    left: "Caractères restants : {count}",
    over: "Caractères en trop : {count}. Envoie ton texte en deux messages.",

    // A message.
    you: "Toi",
    sending: "Envoi en cours",
    sent: "Envoyé",
    delivered: "Distribué",
    read: "Lu",
    edited: "modifié",
    deleted: "Ce message a été supprimé.",
    not_sent: "Ce message n’a pas été envoyé.",
    not_sent_too_long: "Ce message est trop long pour être envoyé.",
    not_sent_refused: "Ce message n’a pas été envoyé : le chat ne fonctionne plus sur ce site.",
    retry: "Réessayer",
    discard: "Supprimer",

    // Notices.
    offline: "Pas de connexion. Tes messages sont enregistrés sur cet appareil et partiront dès que tu seras de nouveau en ligne.",
    offline_unsaved: "Pas de connexion. Tes messages ne sont pas enregistrés : garde cette page ouverte, ils partiront dès que tu seras de nouveau en ligne.",
    busy: "Beaucoup de personnes lancent un chat sur ton réseau. Ton message est conservé et partira dans un instant.",
    pause: "C’était rapide. Tes messages sont conservés et partiront d’ici une minute.",
    not_here: "Le chat n’est pas disponible sur ce site.",
    sign_in_first: "Connecte-toi sur ce site pour nous écrire.",
    no_longer_here: "Le chat ne fonctionne plus sur ce site. Copie ce dont tu as encore besoin et contacte-nous autrement.",
    alone: "Ce chat s’ouvre sur le site auquel il appartient.",

    // The log.
    typing: "{name} est en train d’écrire",
    joined: "{name} a rejoint la conversation",
    closed: "{name} a fermé la conversation. Écris un message pour la rouvrir.",
    today: "Aujourd’hui",
    yesterday: "Hier",
    earlier: "Afficher les messages précédents",
    newer: "Nouveaux messages",

    // Parts that are loaded later.
    part_unreachable: "Le chargement a échoué. Vérifie ta connexion et réessaie.",
    part_gone: "Le chat a été mis à jour depuis que tu as ouvert cette page. Recharge la page pour utiliser cette fonction.",

    // The emoji picker.
    emoji: "Emoji",

    // A message of one's own.
    edit: "Modifier",

    // Reactions.
    react: "Réagir",

    // Who writes.
    bot: "Bot",
};
