//! What is celebrated, and when.

use chrono::Weekday;

use crate::{Date, easter};

/// A public holiday, whichever country has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// Two days before Easter.
    GoodFriday,
    /// Easter.
    EasterSunday,
    /// The day after Easter.
    EasterMonday,
    /// The Dutch king's birthday: 27 April, or 26 where that is a Sunday.
    KingsDay,
    /// 1 May.
    Labour,
    /// The Netherlands: 5 May.
    Liberation,
    /// The Thursday 39 days after Easter.
    Ascension,
    /// 49 days after Easter.
    WhitSunday,
    /// 50 days after Easter.
    WhitMonday,
    /// Belgium: 21 July.
    BelgianNationalDay,
    /// 15 August.
    Assumption,
    /// Germany: 3 October.
    GermanUnity,
    /// 1 November.
    AllSaints,
    /// Belgium: 11 November.
    Armistice,
    /// 25 December.
    Christmas,
    /// 26 December.
    SecondChristmas,
}

impl Holiday {
    /// When it is in a year.
    pub(crate) fn when(self, year: i32) -> Option<Date> {
        let easter = easter::sunday(year)?;
        match self {
            Self::NewYear => Date::new(year, 1, 1),
            Self::GoodFriday => Some(easter.minus(2)),
            Self::EasterSunday => Some(easter),
            Self::EasterMonday => Some(easter.plus(1)),
            Self::KingsDay => {
                // The king's birthday is kept on the Saturday when it is a Sunday.
                let birthday = Date::new(year, 4, 27)?;
                Some(if birthday.weekday() == Weekday::Sun { birthday.minus(1) } else { birthday })
            }
            Self::Labour => Date::new(year, 5, 1),
            Self::Liberation => Date::new(year, 5, 5),
            Self::Ascension => Some(easter.plus(39)),
            Self::WhitSunday => Some(easter.plus(49)),
            Self::WhitMonday => Some(easter.plus(50)),
            Self::BelgianNationalDay => Date::new(year, 7, 21),
            Self::Assumption => Date::new(year, 8, 15),
            Self::GermanUnity => Date::new(year, 10, 3),
            Self::AllSaints => Date::new(year, 11, 1),
            Self::Armistice => Date::new(year, 11, 11),
            Self::Christmas => Date::new(year, 12, 25),
            Self::SecondChristmas => Date::new(year, 12, 26),
        }
    }
}
