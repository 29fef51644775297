//! How much the site can take.

use protocol::{Scale, Settings, SettingsChange, Versioned};
use words::fill;

use super::part::{Input, Part, Setting};
use crate::parts::fields;
use crate::texts::Texts;

/// Conversations that one shard carries at once without effort, as `docs/scale.md` measures it.
const PER_SHARD: &str = "4000";

impl Part for Scale {
    const ID: &'static str = "scale";
    const SETTINGS: &'static [Setting<Self>] = &[Setting {
        id: "shards",
        label: |words| words.shards,
        hint: |words| fill(words.shards_hint, &[("count", PER_SHARD)]),
        input: Input::Number,
        write: |scale| scale.shards.to_string(),
        read: |scale, text| fields::shards(text, scale.shards).map(|shards| scale.shards = shards),
    }];

    fn title(words: Texts) -> &'static str {
        words.scale
    }

    fn of(settings: &Settings) -> &Versioned<Self> {
        &settings.scale
    }

    fn change(part: Versioned<Self>) -> SettingsChange {
        SettingsChange::Scale(part)
    }
}
