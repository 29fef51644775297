//! Dutch with `u`: what differs.

use super::{Later, nl};

pub(super) static TEXTS: Later = Later {
    editing: "U bewerkt uw bericht",
    file_kind: "Dit soort bestand kunt u niet versturen. Foto's, pdf's, documenten, geluid en film wel.",
    too_many_files: "U hebt veel bestanden verstuurd. Probeer het later opnieuw.",
    file_unreachable: "Het bestand kon niet worden geladen. Controleer uw verbinding en probeer het opnieuw.",
    rated_not: "Dit kon niet worden verstuurd. Controleer uw verbinding en probeer het opnieuw.",
    who_are_you: "Mogen we u schrijven als u weg bent?",
    you_are: "U bent {name}",
    who_offer: "Laat uw naam en e-mail achter",
    here_now: "U praat met {names}.",
    go_on_how: "Open deze link binnen 24 uur op uw andere apparaat. Hij werkt één keer. Wie hem opent, leest dit gesprek.",
    ..nl::TEXTS
};
