//! Countries, and when the whole of each has a public holiday. Holidays of single regions are left out.

use serde::{Deserialize, Serialize};

use crate::{Date, Holiday};

/// A country whose public holidays are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Country {
    /// Belgium.
    Be,
    /// Germany.
    De,
    /// The Netherlands.
    Nl,
}

impl Country {
    /// Each.
    pub const ALL: [Self; 3] = [Self::Nl, Self::Be, Self::De];

    /// As ISO 3166 writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Be => "BE",
            Self::De => "DE",
            Self::Nl => "NL",
        }
    }

    /// The holidays of a year, the earliest first.
    ///
    /// The Netherlands: those that the government lists as free for most, and 5 May, which the law on terms (Algemene
    /// termijnenwet, article 3) names each year; not Good Friday. Belgium: the ten of the law of 1974 (royal decree of
    /// 18 April). Germany: the nine that all states share.
    pub fn holidays(self, year: i32) -> Vec<(Date, Holiday)> {
        let mut all: Vec<_> = self.kinds().iter().filter_map(|holiday| Some((holiday.when(year)?, *holiday))).collect();
        all.sort_unstable();
        all
    }

    /// Which holiday a day is.
    pub fn holiday(self, date: Date) -> Option<Holiday> {
        self.kinds().iter().copied().find(|holiday| holiday.when(date.year()) == Some(date))
    }

    const fn kinds(self) -> &'static [Holiday] {
        use Holiday::{
            AllSaints, Armistice, Ascension, Assumption, BelgianNationalDay, Christmas, EasterMonday, EasterSunday,
            GermanUnity, GoodFriday, KingsDay, Labour, Liberation, NewYear, SecondChristmas, WhitMonday, WhitSunday,
        };
        match self {
            Self::Be => &[
                NewYear,
                EasterMonday,
                Labour,
                Ascension,
                WhitMonday,
                BelgianNationalDay,
                Assumption,
                AllSaints,
                Armistice,
                Christmas,
            ],
            Self::De => &[
                NewYear,
                GoodFriday,
                EasterMonday,
                Labour,
                Ascension,
                WhitMonday,
                GermanUnity,
                Christmas,
                SecondChristmas,
            ],
            Self::Nl => &[
                NewYear,
                EasterSunday,
                EasterMonday,
                KingsDay,
                Liberation,
                Ascension,
                WhitSunday,
                WhitMonday,
                Christmas,
                SecondChristmas,
            ],
        }
    }
}

#[cfg(test)]
#[path = "country_tests.rs"]
mod tests;
