//! Everything that the console says, in each of its languages. Sentences that hold a name or a number are in
//! [`sentences`], those about a refusal in [`refusals`].

mod en;
mod nl;
mod refusals;
pub(crate) mod sentences;

/// A language of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tongue {
    /// English.
    En,
    /// Dutch.
    Nl,
}

impl Tongue {
    /// In the order of the menu.
    pub(crate) const ALL: [Self; 2] = [Self::En, Self::Nl];

    /// The language of a BCP 47 tag, such as `nl-BE`; English for what the console does not speak.
    pub(crate) fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("nl") { Self::Nl } else { Self::En }
    }

    /// As BCP 47.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Nl => "nl",
        }
    }

    /// The language's name for itself.
    pub(crate) const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Nl => "Nederlands",
        }
    }

    /// Its words.
    pub(crate) const fn words(self) -> &'static Words {
        match self {
            Self::En => &en::WORDS,
            Self::Nl => &nl::WORDS,
        }
    }
}

/// The words of one language.
#[derive(Debug)]
pub(crate) struct Words {
    /// Which language.
    pub(crate) tongue: Tongue,

    // Everywhere.
    pub(crate) inbox: &'static str,
    pub(crate) settings: &'static str,
    pub(crate) team: &'static str,
    pub(crate) devices: &'static str,
    pub(crate) sign_out: &'static str,
    pub(crate) language: &'static str,
    pub(crate) menu: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) save: &'static str,
    pub(crate) saving: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) loading: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) back: &'static str,
    pub(crate) try_again: &'static str,
    pub(crate) you: &'static str,
    pub(crate) you_capital: &'static str,
    pub(crate) email: &'static str,
    pub(crate) password: &'static str,
    pub(crate) admin: &'static str,
    pub(crate) agent: &'static str,
    pub(crate) not_reached: &'static str,
    pub(crate) reconnecting: &'static str,
    pub(crate) reconnecting_unsaved: &'static str,
    pub(crate) slow: &'static str,
    pub(crate) sound_on: &'static str,
    pub(crate) sound_off: &'static str,
    pub(crate) colleagues_online: &'static str,
    pub(crate) shortcuts: &'static str,
    pub(crate) skip: &'static str,

    // Signing in.
    pub(crate) sign_in: &'static str,
    pub(crate) sign_in_lead: &'static str,
    pub(crate) signing_in: &'static str,
    pub(crate) signed_out: &'static str,
    pub(crate) forgotten: &'static str,
    pub(crate) accept_title: &'static str,
    pub(crate) accept_lead: &'static str,
    pub(crate) accept_do: &'static str,
    pub(crate) your_name: &'static str,
    pub(crate) your_name_hint: &'static str,
    pub(crate) password_hint: &'static str,

    // First run.
    pub(crate) setup_title: &'static str,
    pub(crate) setup_lead: &'static str,
    pub(crate) setup_secret: &'static str,
    pub(crate) setup_secret_hint: &'static str,
    pub(crate) setup_site: &'static str,
    pub(crate) setup_you: &'static str,
    pub(crate) site_name: &'static str,
    pub(crate) site_name_hint: &'static str,
    pub(crate) website: &'static str,
    pub(crate) website_hint: &'static str,
    pub(crate) setup_do: &'static str,
    pub(crate) setting_up: &'static str,

    // The list.
    pub(crate) conversations: &'static str,
    pub(crate) waiting: &'static str,
    pub(crate) mine: &'static str,
    pub(crate) others: &'static str,
    pub(crate) closed: &'static str,
    pub(crate) you_prefix: &'static str,
    pub(crate) we_prefix: &'static str,
    pub(crate) quiet: &'static str,
    pub(crate) quiet_more: &'static str,
    pub(crate) quiet_tag: &'static str,
    pub(crate) quiet_tag_link: &'static str,
    pub(crate) also_looking: &'static str,
    pub(crate) waits_since: &'static str,

    // A conversation.
    pub(crate) nothing_open: &'static str,
    pub(crate) nothing_open_more: &'static str,
    pub(crate) take: &'static str,
    pub(crate) take_over: &'static str,
    pub(crate) close: &'static str,
    pub(crate) reopen: &'static str,
    pub(crate) you_answer: &'static str,
    pub(crate) nobody_answers: &'static str,
    pub(crate) visitor_typing: &'static str,
    pub(crate) came_back: &'static str,
    pub(crate) earlier: &'static str,
    pub(crate) newest: &'static str,
    pub(crate) sending: &'static str,
    pub(crate) sent: &'static str,
    pub(crate) delivered: &'static str,
    pub(crate) read: &'static str,
    pub(crate) edit: &'static str,
    pub(crate) edited: &'static str,
    pub(crate) editing: &'static str,
    pub(crate) take_back: &'static str,
    pub(crate) take_back_question: &'static str,
    pub(crate) taken_back: &'static str,
    pub(crate) not_sent: &'static str,
    pub(crate) delete: &'static str,
    pub(crate) reply: &'static str,
    pub(crate) reply_waiting: &'static str,
    pub(crate) send: &'static str,
    pub(crate) closed_hint: &'static str,
    pub(crate) too_long: &'static str,
    pub(crate) strange_character: &'static str,
    pub(crate) enter_sends: &'static str,
    pub(crate) no_messages: &'static str,
    pub(crate) today: &'static str,
    pub(crate) yesterday: &'static str,

    // The visitor card.
    pub(crate) about_visitor: &'static str,
    pub(crate) show_card: &'static str,
    pub(crate) hide_card: &'static str,
    pub(crate) speaks: &'static str,
    pub(crate) online: &'static str,
    pub(crate) offline: &'static str,
    pub(crate) page: &'static str,
    pub(crate) came_from: &'static str,
    pub(crate) browser: &'static str,
    pub(crate) local_time: &'static str,
    pub(crate) country: &'static str,
    pub(crate) first_seen: &'static str,
    pub(crate) conversation_id: &'static str,
    pub(crate) opens_new_tab: &'static str,

    // Settings.
    pub(crate) settings_lead: &'static str,
    pub(crate) read_only: &'static str,
    pub(crate) accent: &'static str,
    pub(crate) accent_hint: &'static str,
    pub(crate) accent_hex: &'static str,
    pub(crate) side: &'static str,
    pub(crate) side_right: &'static str,
    pub(crate) side_left: &'static str,
    pub(crate) chat_language: &'static str,
    pub(crate) language_auto: &'static str,
    pub(crate) websites: &'static str,
    pub(crate) websites_hint: &'static str,
    pub(crate) tag: &'static str,
    pub(crate) tag_hint: &'static str,
    pub(crate) preview: &'static str,
    pub(crate) preview_hello: &'static str,
    pub(crate) preview_answer: &'static str,
    pub(crate) preview_write: &'static str,
    pub(crate) preview_lead: &'static str,
    pub(crate) unsaved: &'static str,

    // Team and devices.
    pub(crate) team_lead: &'static str,
    pub(crate) invite_title: &'static str,
    pub(crate) invite_do: &'static str,
    pub(crate) role: &'static str,
    pub(crate) role_hint: &'static str,
    pub(crate) invite_made: &'static str,
    pub(crate) invite_link: &'static str,
    pub(crate) invitations: &'static str,
    pub(crate) revoke: &'static str,
    pub(crate) devices_lead: &'static str,
    pub(crate) this_device: &'static str,
    pub(crate) unknown_browser: &'static str,

    // Shortcuts.
    pub(crate) key_next: &'static str,
    pub(crate) key_previous: &'static str,
    pub(crate) key_open: &'static str,
    pub(crate) key_take: &'static str,
    pub(crate) key_reply: &'static str,
    pub(crate) key_close: &'static str,
    pub(crate) key_back: &'static str,
    pub(crate) key_help: &'static str,
    pub(crate) key_letters: &'static str,
    pub(crate) done: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_read_from_a_browsers_tag() {
        for (tag, tongue) in [("nl", Tongue::Nl), ("nl-BE", Tongue::Nl), ("NL_be", Tongue::Nl), ("nlx", Tongue::En)] {
            assert_eq!(Tongue::of(tag), tongue, "{tag}");
        }
        assert_eq!(Tongue::of(""), Tongue::En);
    }
}
