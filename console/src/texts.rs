//! The texts of one language, and the sentences that need more than filling a template.

use std::ops::Deref;

use protocol::{Refusal, Refused, Why};
use words::console::Console;
use words::{Language, Plural, fill};

use crate::io::task::Trouble;
use crate::parts::fields::Fault;

/// All that the console says in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Texts {
    /// Which language.
    pub(crate) spoken: Language,
    all: &'static Console,
}

impl Deref for Texts {
    type Target = Console;

    fn deref(&self) -> &Console {
        self.all
    }
}

impl Texts {
    /// The texts of a language.
    pub(crate) fn of(language: Language) -> Self {
        Self { spoken: language, all: words::console::of(language) }
    }

    /// A text that counts.
    pub(crate) fn counted(self, text: Plural, count: usize) -> String {
        fill(text.form(self.spoken, count), &[("count", &count.to_string())])
    }

    /// The page's title: what waits first, so that a tab too narrow for the rest still shows it.
    pub(crate) fn page_title(self, view: &str, unanswered: u32, site: &str) -> String {
        let title = if unanswered > 0 { self.title_unanswered } else { self.title };
        fill(title, &[("view", view), ("site", site), ("count", &unanswered.to_string())])
    }

    /// Who else has the conversation open.
    pub(crate) fn looking(self, names: &[String]) -> String {
        fill(self.all.looking.form(self.spoken, names.len()), &[("names", &self.list(names))])
    }

    /// Several names, as a sentence has them.
    pub(crate) fn list(self, names: &[impl AsRef<str>]) -> String {
        let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
        match &names[..] {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [most @ .., last] => format!("{} {} {last}", most.join(", "), self.and),
        }
    }

    /// Why the bot gave a conversation to the team.
    pub(crate) fn handed_over(self, why: Why) -> &'static str {
        match why {
            Why::Asked => self.handed_over_asked,
            Why::Unknown => self.handed_over_unknown,
            Why::Missed => self.handed_over_missed,
            Why::Repeated => self.handed_over_repeated,
            Why::Upset => self.handed_over_upset,
            Why::Unable => self.handed_over_unable,
            Why::Other => self.handed_over_otherwise,
        }
    }

    /// What a refusal means to the person, and what to do.
    pub(crate) fn refusal(self, refused: &Refused) -> String {
        let sentence = match refused.code {
            Refusal::TooFast => return self.too_fast(refused.retry_after_ms),
            Refusal::WrongPassword => self.refused_wrong_password,
            Refusal::LinkExpired => self.refused_link_expired,
            Refusal::NotSignedIn => self.refused_not_signed_in,
            Refusal::AdminOnly => self.refused_admin_only,
            Refusal::LastAdmin => self.refused_last_admin,
            Refusal::EmailTaken => self.refused_email_taken,
            Refusal::AlreadySetUp => self.refused_already_set_up,
            Refusal::WrongSecret => self.refused_wrong_secret,
            Refusal::NoSuchSite => self.refused_no_such_site,
            Refusal::NotFound => self.refused_not_found,
            Refusal::NotYours => self.refused_not_yours,
            Refusal::AlreadyTaken => self.refused_already_taken,
            Refusal::BodyEmpty => self.refused_body_empty,
            Refusal::BodyTooLong => self.refused_body_too_long,
            Refusal::FileEmpty => self.refused_file_empty,
            Refusal::FileTooLarge => self.refused_file_too_large,
            Refusal::FileKind => self.refused_file_kind,
            Refusal::PictureTooLarge => self.refused_picture_too_large,
            Refusal::BadFileName => self.refused_bad_file_name,
            Refusal::TooManyFiles => self.refused_too_many_files,
            Refusal::TooManyKeys => self.refused_too_many_keys,
            Refusal::BadHours => self.refused_bad_hours,
            Refusal::BadAnswer => self.refused_bad_answer,
            Refusal::AnswerChanged => self.refused_answer_changed,
            Refusal::TooManyAnswers => self.refused_too_many_answers,
            Refusal::FileMissing | Refusal::FileTaken | Refusal::PieceGap => self.refused_file,
            Refusal::BadChoices => self.refused_bad_choices,
            Refusal::BadCard => self.refused_bad_card,
            Refusal::PageElsewhere => self.refused_page_elsewhere,
            Refusal::PagePrivate => self.refused_page_private,
            Refusal::PageInsecure => self.refused_page_insecure,
            Refusal::PageRedirects => self.refused_page_redirects,
            Refusal::PageSlow => self.refused_page_slow,
            Refusal::PageUnreachable => self.refused_page_unreachable,
            Refusal::PageNotHtml => self.refused_page_not_html,
            Refusal::PageUntitled => self.refused_page_untitled,
            Refusal::NoPicture => self.refused_no_picture,
            Refusal::BodyControlCharacter => self.refused_body_control_character,
            Refusal::TooManySockets => self.refused_too_many_sockets,
            Refusal::OriginRefused => self.refused_origin_refused,
            Refusal::SettingsChanged => self.refused_settings_changed,
            Refusal::RecordUnreadable => self.refused_record_unreadable,
            Refusal::Unavailable => self.refused_unavailable,
            _ => self.refused_otherwise,
        };
        sentence.to_owned()
    }

    /// Why a request came to nothing.
    pub(crate) fn trouble(self, trouble: &Trouble) -> String {
        match trouble {
            Trouble::Refused(refused) => self.refusal(refused),
            Trouble::Unreached => self.not_reached.to_owned(),
        }
    }

    /// What is wrong with a field.
    pub(crate) fn fault(self, fault: &Fault) -> String {
        let sentence = match fault {
            Fault::Empty => self.fault_empty,
            Fault::NameTooLong => self.fault_name_too_long,
            Fault::NameCharacter => self.fault_name_character,
            Fault::NoEmail => self.fault_no_email,
            Fault::PasswordTooShort => self.fault_password_too_short,
            Fault::PasswordTooLong => self.fault_password_too_long,
            Fault::NoWebsite(text) => return fill(self.fault_no_website, &[("text", text)]),
            Fault::TooManyWebsites => self.fault_too_many_websites,
            Fault::NoColour => self.fault_no_colour,
            Fault::NoQueryName(text) => return fill(self.fault_no_query_name, &[("text", text)]),
            Fault::TooManyQueryNames => self.fault_too_many_query_names,
            Fault::NoGreeting => self.fault_no_greeting,
            Fault::NoLabel(text) => return fill(self.fault_no_label, &[("text", text)]),
            Fault::NoPath(text) => return fill(self.fault_no_path, &[("text", text)]),
            Fault::TooManyPaths => self.fault_too_many_paths,
            Fault::NoTimes => self.fault_no_times,
            Fault::TimesOverlap => self.fault_times_overlap,
            Fault::NoDay => self.fault_no_day,
            Fault::DayTwice => self.fault_day_twice,
            Fault::TooManyDays => self.fault_too_many_days,
            Fault::Number { least, most } => {
                let (least, most) = (least.to_string(), most.to_string());
                return fill(self.fault_number, &[("least", &least), ("most", &most)]);
            }
        };
        sentence.to_owned()
    }

    fn too_fast(self, retry_after_ms: Option<u32>) -> String {
        let seconds = retry_after_ms.unwrap_or(60_000).div_ceil(1_000).max(1);
        let (text, count) = match seconds {
            0..90 => (self.refused_too_fast_seconds, seconds),
            _ => (self.refused_too_fast_minutes, seconds.div_ceil(60)),
        };
        self.counted(text, usize::try_from(count).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn refused(ms: u32) -> Refused {
        Refused { code: Refusal::TooFast, tab: None, number: None, retry_after_ms: Some(ms) }
    }

    #[test]
    fn a_list_of_names_reads_as_a_sentence() {
        let names = ["Bram", "Cleo", "Dirk"].map(str::to_owned);
        let words = Texts::of(Language::En);
        assert_eq!(words.looking(&names[..1]), "Bram is looking at this too");
        assert_eq!(words.looking(&names), "Bram, Cleo and Dirk are looking at this too");
        assert_eq!(Texts::of(Language::Nl).looking(&names[..2]), "Bram en Cleo kijken hier ook naar");
    }

    #[test]
    fn the_title_counts_what_is_unanswered() {
        let words = Texts::of(Language::En);
        assert_eq!(words.page_title("Inbox", 2, "Hem & Haw"), "(2) Inbox · Hem & Haw");
        assert_eq!(words.page_title("Inbox", 0, "Hem & Haw"), "Inbox · Hem & Haw");
    }

    #[test]
    fn too_fast_says_when_to_try_again() {
        let words = Texts::of(Language::En);
        assert_eq!(words.refusal(&refused(11_001)), "That was too often. Try again in 12 seconds.");
        assert_eq!(words.refusal(&refused(0)), "That was too often. Try again in a second.");
        assert_eq!(words.refusal(&refused(600_000)), "That was too often. Try again in 10 minutes.");
    }
}
