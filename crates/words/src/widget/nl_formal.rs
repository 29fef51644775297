//! Dutch with `u`: what differs.

use super::{Widget, nl};

pub(super) static TEXTS: Widget = Widget {
    ask: "Stel uw vraag. Een mens antwoordt.",
    answers_you: "helpt u verder",
    invitation: "Waarmee kunnen we u helpen? Schrijf uw vraag hieronder, dan krijgt u hier antwoord van een van ons.",
    you: "U",
    offline: "Geen verbinding. Uw berichten staan op dit apparaat en worden verstuurd zodra u weer online bent.",
    offline_unsaved: "Geen verbinding. Uw berichten zijn niet opgeslagen: laat deze pagina open, dan worden ze straks verstuurd.",
    busy: "Op uw netwerk beginnen nu veel mensen een chat. Uw bericht blijft bewaard en wordt zo verstuurd.",
    pause: "Dat ging snel. Uw berichten blijven bewaard en worden binnen een minuut verstuurd.",
    no_longer_here: "Deze chat werkt niet meer op deze website. Kopieer wat u nog nodig hebt en neem op een andere manier contact op.",
    part_unreachable: "Dit kon niet worden geladen. Controleer uw verbinding en probeer het opnieuw.",
    part_gone: "De chat is bijgewerkt sinds u deze pagina opende. Laad de pagina opnieuw om dit te gebruiken.",
    ..nl::TEXTS
};
