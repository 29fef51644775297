//! French.

use super::Said;

pub(super) static TEXTS: Said = Said {
    anything_else: "Pouvons-nous faire autre chose pour toi ?",
    something_else: "Oui, autre chose",
    all_done: "Non merci",
    bot_ask: "Pose ta question. Notre bot répond d’abord, puis une personne si besoin.",
    bot_invitation: "Comment pouvons-nous t’aider ? Écris ta question ci-dessous : notre bot répond tout de suite, et une personne prend le relais si besoin.",
    bot_introduction: "Tu parles avec notre bot. Il répond avec ce que nous avons écrit.",
    bot_hello: "Bonjour ! En quoi puis-je t’aider ?",
    bot_welcome: "Avec plaisir !",
    bot_did_it_help: "Est-ce que cela t’aide ?",
    bot_helped: "Oui, merci",
    bot_not_helped: "Non, pas vraiment",
    bot_glad: "Ravis de l’apprendre !",
    bot_did_you_mean: "S’agit-il de l’un de ces sujets ?",
    bot_something_else: "Autre chose",
    bot_ask_anew: "Peux-tu le dire autrement ?",
    bot_person: "Parler à une personne",
    bot_hands_over: "Un collègue prend le relais. Il peut lire tout ce qui a été dit ici.",
    bot_kept: "Nous sommes fermés pour le moment. Ta question est conservée, et un collègue y répond dès notre retour.",
};
