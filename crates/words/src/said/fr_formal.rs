//! French with `vous`: what differs.

use super::{Said, fr};

pub(super) static TEXTS: Said = Said { anything_else: "Pouvons-nous faire autre chose pour vous ?", 
    bot_ask: "Posez votre question. Notre bot répond d’abord, puis une personne si besoin.",
    bot_invitation: "Comment pouvons-nous vous aider ? Écrivez votre question ci-dessous : notre bot répond tout de suite, et une personne prend le relais si besoin.",
    bot_introduction: "Vous parlez avec notre bot. Il répond avec ce que nous avons écrit.",
    bot_hello: "Bonjour ! En quoi puis-je vous aider ?",
    bot_did_it_help: "Est-ce que cela vous aide ?",
    bot_ask_anew: "Pouvez-vous le dire autrement ?",
    bot_kept: "Nous sommes fermés pour le moment. Votre question est conservée, et un collègue y répond dès notre retour.",
    ..fr::TEXTS };
