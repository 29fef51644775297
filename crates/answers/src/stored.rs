//! A model as bytes. What follows from the phrasings (vocabulary, rarity, vectors) is not stored but made again, so that it
//! can neither be large nor lie.
//!
//! In this order, numbers in little-endian order: `EWAN`, the version (u16), how many features are told apart at most
//! (u64), the offset (f32), the number of intents (u32); for each its id and its phrasings' number (u32) and each of
//! them (texts: length as u16, then UTF-8; a phrasing is its words, one space between); the number of features (u32); a
//! scale (f32) for each intent; a byte for each feature and intent; FNV-1a of all before (u64).

use std::fmt;

use crate::intents::Taught;
use crate::model::{Model, unlearned};
use crate::size;
use crate::weights::Weights;

const MAGIC: &[u8; 4] = b"EWAN";
/// Goes up with every change of the form, and with every change of the engine that gives another vocabulary for the same
/// phrasings. A model of another version is trained again.
const VERSION: u16 = 1;
/// Why bytes are no model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// They begin differently.
    NoModel,
    /// Another release wrote them; its version is given. Train again.
    Version(u16),
    /// They end too early, or say something that cannot be.
    Damaged,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoModel => write!(to, "these bytes are no model"),
            Self::Version(version) => write!(to, "this model has version {version}, not {VERSION}; train it again"),
            Self::Damaged => write!(to, "this model is damaged; train it again"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Model {
    /// For storing; [`Model::from_bytes`] reads it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let weights = self.learned.weights();
        let texts: usize = self.intents.iter().map(size::of_intent).sum();
        let mut bytes = Vec::with_capacity(size::HEAD + texts + weights.steps().len());
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend((self.most_features as u64).to_le_bytes());
        bytes.extend(self.offset.to_le_bytes());
        bytes.extend((self.intents.len() as u32).to_le_bytes());
        for intent in &self.intents {
            text(&intent.id, &mut bytes);
            bytes.extend((intent.phrasings.len() as u32).to_le_bytes());
            intent.phrasings.iter().for_each(|words| text(&words.join(" "), &mut bytes));
        }
        bytes.extend((self.features() as u32).to_le_bytes());
        weights.scales().iter().for_each(|scale| bytes.extend(scale.to_le_bytes()));
        bytes.extend(weights.steps().iter().map(|step| step.cast_unsigned()));
        bytes.extend(checksum(&bytes).to_le_bytes());
        bytes
    }

    /// Reads what [`Model::to_bytes`] wrote. Bytes that are cut off, changed or made up are refused; reading them costs
    /// no more time and room than their own number allows.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut rest = Rest(bytes);
        if rest.take(MAGIC.len()) != Some(MAGIC) {
            return Err(Unreadable::NoModel);
        }
        let version = rest.u16().ok_or(Unreadable::Damaged)?;
        if version != VERSION {
            return Err(Unreadable::Version(version));
        }
        let (said, sum) = bytes.split_last_chunk::<8>().ok_or(Unreadable::Damaged)?;
        if checksum(said) != u64::from_le_bytes(*sum) {
            return Err(Unreadable::Damaged);
        }
        let mut rest = Rest(&said[MAGIC.len() + 2..]);
        rest.model().filter(|_| rest.0.is_empty()).ok_or(Unreadable::Damaged)
    }
}

fn text(text: &str, bytes: &mut Vec<u8>) {
    // Ids and phrasings are far shorter, by their limits.
    let length = u16::try_from(text.len()).unwrap_or(u16::MAX);
    bytes.extend(length.to_le_bytes());
    bytes.extend(&text.as_bytes()[..usize::from(length)]);
}

fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What is still to be read. Nothing is set aside by a number that was read: only what is there is taken.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn chunk<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        self.take(COUNT)?.try_into().ok()
    }

    fn u16(&mut self) -> Option<u16> {
        self.chunk().map(u16::from_le_bytes)
    }

    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.chunk().map(u32::from_le_bytes)?).ok()
    }

    fn number(&mut self) -> Option<f32> {
        self.chunk().map(f32::from_le_bytes).filter(|number| number.is_finite())
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = usize::from(self.u16()?);
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn intent(&mut self) -> Option<Taught> {
        let id = self.text()?.to_owned();
        let mut phrasings = Vec::new();
        for _ in 0..self.count()? {
            let words: Vec<String> = self.text()?.split(' ').map(str::to_owned).collect();
            phrasings.push(words);
        }
        (!phrasings.is_empty()).then_some(Taught { id, phrasings })
    }

    fn model(&mut self) -> Option<Model> {
        let most_features = usize::try_from(self.chunk().map(u64::from_le_bytes)?).unwrap_or(usize::MAX);
        let offset = self.number()?;
        let mut intents = Vec::new();
        for _ in 0..self.count()? {
            intents.push(self.intent()?);
        }
        let features = self.count()?;
        let scales = (0..intents.len()).map(|_| self.number().filter(|scale| *scale > 0.0));
        let scales = scales.collect::<Option<Vec<f32>>>()?;
        let steps = self.take(features.checked_mul(intents.len())?)?;
        let unlearned = unlearned(&intents, most_features);
        if intents.is_empty() || unlearned.features() != features {
            return None;
        }
        let weights = Weights::stored(scales, steps.iter().map(|step| step.cast_signed()).collect());
        Some(Model { intents, learned: unlearned.with(weights), offset, most_features })
    }
}
