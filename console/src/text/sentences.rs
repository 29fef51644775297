//! Sentences that hold a name or a number.

use super::{Tongue, Words};
use crate::rules::thread::Reached;

/// The page's title: what waits first, so that a tab too narrow for the rest still shows it.
pub(crate) fn title(view: &str, unanswered: usize, site: &str) -> String {
    if unanswered > 0 { format!("({unanswered}) {view} · {site}") } else { format!("{view} · {site}") }
}

impl Words {
    /// How far a message has come.
    pub(crate) fn reached(&self, reached: Reached) -> &'static str {
        match reached {
            Reached::Sent => self.sent,
            Reached::Delivered => self.delivered,
            Reached::Read => self.read,
        }
    }

    /// Who answers.
    pub(crate) fn answers(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} answers"),
            Tongue::Nl => format!("{name} antwoordt"),
        }
    }

    /// Who else has the conversation open.
    pub(crate) fn looking(&self, names: &[String]) -> String {
        let list = self.list(names);
        match (self.tongue, names.len()) {
            (Tongue::En, 1) => format!("{list} is looking at this too"),
            (Tongue::En, _) => format!("{list} are looking at this too"),
            (Tongue::Nl, 1) => format!("{list} kijkt hier ook naar"),
            (Tongue::Nl, _) => format!("{list} kijken hier ook naar"),
        }
    }

    /// A colleague types.
    pub(crate) fn colleague_typing(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} is typing"),
            Tongue::Nl => format!("{name} typt"),
        }
    }

    /// Asks whether to take over.
    pub(crate) fn take_over_from(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("Take over from {name}?"),
            Tongue::Nl => format!("Overnemen van {name}?"),
        }
    }

    /// Who was first.
    pub(crate) fn already_taken(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} was first and answers this conversation."),
            Tongue::Nl => format!("{name} was eerst en antwoordt in dit gesprek."),
        }
    }

    /// A colleague answers, but one may write too.
    pub(crate) fn reply_beside(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} answers; help out"),
            Tongue::Nl => format!("{name} antwoordt; help mee"),
        }
    }

    /// An agent took it.
    pub(crate) fn taken(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} took the conversation"),
            Tongue::Nl => format!("{name} pakte het gesprek op"),
        }
    }

    /// An agent closed it.
    pub(crate) fn closed_by(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} closed the conversation"),
            Tongue::Nl => format!("{name} sloot het gesprek"),
        }
    }

    /// An agent reopened it.
    pub(crate) fn reopened_by(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} reopened the conversation"),
            Tongue::Nl => format!("{name} heropende het gesprek"),
        }
    }

    /// Told to screen readers when a visitor begins to wait.
    pub(crate) fn now_waits(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} is waiting"),
            Tongue::Nl => format!("{name} wacht"),
        }
    }

    /// Told to screen readers when a visitor writes.
    pub(crate) fn wrote(&self, name: &str, text: &str) -> String {
        match self.tongue {
            Tongue::En => format!("{name} wrote: {text}"),
            Tongue::Nl => format!("{name} schreef: {text}"),
        }
    }

    /// Names the thread.
    pub(crate) fn conversation_with(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("Conversation with {name}"),
            Tongue::Nl => format!("Gesprek met {name}"),
        }
    }

    /// How many characters are left.
    pub(crate) fn characters_left(&self, left: usize) -> String {
        match (self.tongue, left) {
            (Tongue::En, 1) => "1 character left".to_owned(),
            (Tongue::En, _) => format!("{left} characters left"),
            (Tongue::Nl, 1) => "nog 1 teken".to_owned(),
            (Tongue::Nl, _) => format!("nog {left} tekens"),
        }
    }

    /// Asks whether to remove somebody from the team.
    pub(crate) fn remove_agent(&self, name: &str) -> String {
        match self.tongue {
            Tongue::En => format!("Remove {name}? Their devices are signed out at once."),
            Tongue::Nl => format!("{name} verwijderen? Alle apparaten van {name} worden meteen uitgelogd."),
        }
    }

    /// Until when an invitation is good.
    pub(crate) fn until(&self, when: &str) -> String {
        match self.tongue {
            Tongue::En => format!("until {when}"),
            Tongue::Nl => format!("tot {when}"),
        }
    }

    /// Since when a device is signed in.
    pub(crate) fn signed_in_since(&self, when: &str) -> String {
        match self.tongue {
            Tongue::En => format!("Signed in since {when}"),
            Tongue::Nl => format!("Ingelogd sinds {when}"),
        }
    }

    fn list(&self, names: &[String]) -> String {
        let and = match self.tongue {
            Tongue::En => "and",
            Tongue::Nl => "en",
        };
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => format!("{} {and} {last}", most.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_names_reads_as_a_sentence() {
        let names = ["Bram", "Cleo", "Dirk"].map(str::to_owned);
        let words = Tongue::En.words();
        assert_eq!(words.looking(&names[..1]), "Bram is looking at this too");
        assert_eq!(words.looking(&names), "Bram, Cleo and Dirk are looking at this too");
        assert_eq!(Tongue::Nl.words().looking(&names[..2]), "Bram en Cleo kijken hier ook naar");
    }

    #[test]
    fn the_title_counts_what_is_unanswered() {
        assert_eq!(title("Inbox", 2, "Hem & Haw"), "(2) Inbox · Hem & Haw");
        assert_eq!(title("Inbox", 0, "Hem & Haw"), "Inbox · Hem & Haw");
    }
}
