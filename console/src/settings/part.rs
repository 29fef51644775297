//! A part of the settings as a form: a setting is described once, with how its field reads and writes it. Pure.

use protocol::{Settings, SettingsChange, Versioned};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::parts::fields::Fault;
use crate::texts::Texts;

/// A part of the settings.
pub(super) trait Part: Clone + PartialEq + Send + Sync + 'static {
    /// Names the part's fields on the page.
    const ID: &'static str;
    /// Its settings, in the order of the form.
    const SETTINGS: &'static [Setting<Self>];

    /// The part's heading.
    fn title(words: Texts) -> &'static str;
    /// The part, as it is stored.
    fn of(settings: &Settings) -> &Versioned<Self>;
    /// What asks for this part to be as given.
    fn change(part: Versioned<Self>) -> SettingsChange;
}

/// One setting.
pub(super) struct Setting<P> {
    /// Names its field on the page.
    pub(super) id: &'static str,
    /// What it is called.
    pub(super) label: fn(Texts) -> &'static str,
    /// What to know about it; may be nothing.
    pub(super) hint: fn(Texts) -> String,
    /// What it is entered in.
    pub(super) input: Input,
    /// Its value as the field's text.
    pub(super) write: fn(&P) -> String,
    /// The field's text as its value; or what is wrong, which leaves the value.
    pub(super) read: fn(&mut P, &str) -> Result<(), Fault>,
}

/// What a setting is entered in.
#[derive(Debug, Clone, Copy)]
pub(super) enum Input {
    /// A line of text.
    Line,
    /// Several lines.
    Lines,
    /// A number.
    Number,
    /// A colour, picked or typed.
    Colour,
    /// One of a few, all shown.
    Choice(Choices),
    /// One of a few, from a list.
    List(Choices),
    /// A time zone, from the list of all.
    Zone,
    /// Yes or no.
    Check,
}

/// The values that can be chosen: each one's text in the form, and what it is called.
pub(super) type Choices = fn(Texts) -> Vec<(&'static str, &'static str)>;

/// A choice's text in the form: the one that travels.
pub(super) fn text_of(choice: &impl Serialize) -> String {
    let value = serde_json::to_value(choice).ok();
    value.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

/// The choice that a text stands for.
pub(super) fn chosen<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_value(text.into()).map_err(|_| Fault::Empty)
}

/// For a setting that explains itself.
pub(super) fn no_hint(_: Texts) -> String {
    String::new()
}

/// The texts of all fields.
pub(super) fn written<P: Part>(part: &P) -> Vec<String> {
    P::SETTINGS.iter().map(|setting| (setting.write)(part)).collect()
}

/// The part with what stands in the fields, as far as that can be read; and what is wrong with each field.
pub(super) fn read<P: Part>(before: &P, texts: &[String]) -> (P, Vec<Option<Fault>>) {
    let mut part = before.clone();
    let faults = P::SETTINGS.iter().zip(texts).map(|(setting, text)| (setting.read)(&mut part, text).err()).collect();
    (part, faults)
}

/// What the settings are called in which two versions differ.
pub(super) fn differences<P: Part>(one: &P, other: &P, words: Texts) -> Vec<&'static str> {
    let differs = |setting: &&Setting<P>| (setting.write)(one) != (setting.write)(other);
    P::SETTINGS.iter().filter(differs).map(|setting| (setting.label)(words)).collect()
}

#[cfg(test)]
mod tests {
    use protocol::{
        Endings, Greetings, Icon as LauncherIcon, Launcher, Load, Look, Name, Origin, Profile, Scale, Side, Theme,
    };
    use words::Language;

    use super::*;

    fn check<P: Part + std::fmt::Debug>(part: &P) {
        let (same, faults) = read(part, &written(part));
        assert_eq!(&same, part);
        assert!(faults.iter().all(Option::is_none), "{faults:?}");
    }

    #[test]
    fn every_setting_reads_what_it_writes() {
        let profile = Profile {
            name: Name::try_from("Hem & Haw").unwrap(),
            origins: vec![Origin::of("https://shop.example").unwrap()],
            query: vec!["ref".to_owned(), "size".to_owned()],
        };
        check(&profile);
        check(&Look { side: Side::Left, language: "nl".parse().unwrap(), formal: true, ..Look::default() });
        check(&Greetings {
            texts: [("nl".parse().unwrap(), "Dag!\nZoek je iets?".to_owned())].into(),
            pages: crate::parts::fields::page_greetings("/a*\nHello!\nnl: Dag!").unwrap(),
        });
        check(&Endings { ask_after: 30.try_into().ok(), close_after: None });
        check(&Scale { shards: 4 });
    }

    #[test]
    fn what_cannot_be_read_leaves_the_value_and_says_what_is_wrong() {
        let look = Look::default();
        let texts =
            ["green", "dark", "left", "32", "far", "hand", "huge", "nl: Vraag", "checkout", "manual", "auto", "maybe"]
                .map(str::to_owned);
        let (edited, faults) = read(&look, &texts);
        let label = "Vraag".to_owned().try_into().unwrap();
        let launcher = Launcher {
            icon: LauncherIcon::Hand,
            labels: [("nl".parse().unwrap(), label)].into(),
            load: Load::Manual,
            ..Launcher::default()
        };
        assert_eq!(
            edited,
            Look { theme: Theme::Dark, side: Side::Left, from_side: 32.try_into().unwrap(), launcher, ..look.clone() }
        );
        let no_number = Fault::Number { least: 0, most: 200 };
        let no_path = Fault::NoPath("checkout".to_owned());
        assert_eq!(
            faults,
            [
                Some(Fault::NoColour),
                None,
                None,
                None,
                Some(no_number),
                None,
                Some(Fault::Empty),
                None,
                Some(no_path),
                None,
                None,
                Some(Fault::Empty)
            ]
        );
        assert_eq!(
            differences(&look, &edited, Texts::of(Language::En)),
            [
                "Light or dark",
                "Position",
                "Distance from the side, in pixels",
                "Icon",
                "Text beside the icon",
                "When the chat comes"
            ]
        );
    }
}
