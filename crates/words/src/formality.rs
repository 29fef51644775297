//! How people are addressed.

/// How the product addresses a visitor, in a language that makes the difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Formality {
    /// Dutch `je`, German `du`, French `tu`.
    Informal,
    /// Dutch `u`, German `Sie`, French `vous`.
    Formal,
}

impl Formality {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Informal, Self::Formal];

    /// As the owner's setting says.
    pub const fn of(formal: bool) -> Self {
        if formal { Self::Formal } else { Self::Informal }
    }
}
