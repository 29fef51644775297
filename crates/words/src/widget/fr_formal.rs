//! French with `vous`: what differs.

use super::{Widget, fr};

pub(super) static TEXTS: Widget = Widget {
    ask: "Posez votre question. Un humain répond.",
    answers_you: "vous répond",
    invitation: "Comment pouvons-nous vous aider ? Écrivez votre question ci-dessous, l’un de nous vous répondra ici même.",
    over: "Caractères en trop : {count}. Envoyez votre texte en deux messages.",
    you: "Vous",
    offline: "Pas de connexion. Vos messages sont enregistrés sur cet appareil et partiront dès que vous serez de nouveau en ligne.",
    offline_unsaved: "Pas de connexion. Vos messages ne sont pas enregistrés : gardez cette page ouverte, ils partiront dès que vous serez de nouveau en ligne.",
    busy: "Beaucoup de personnes lancent un chat sur votre réseau. Votre message est conservé et partira dans un instant.",
    pause: "C’était rapide. Vos messages sont conservés et partiront d’ici une minute.",
    sign_in_first: "Connectez-vous sur ce site pour nous écrire.",
    no_longer_here: "Le chat ne fonctionne plus sur ce site. Copiez ce dont vous avez encore besoin et contactez-nous autrement.",
    closed: "{name} a fermé la conversation. Écrivez un message pour la rouvrir.",
    part_unreachable: "Le chargement a échoué. Vérifiez votre connexion et réessayez.",
    part_gone: "Le chat a été mis à jour depuis que vous avez ouvert cette page. Rechargez la page pour utiliser cette fonction.",
    ..fr::TEXTS
};
