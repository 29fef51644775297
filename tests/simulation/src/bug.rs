//! Deliberate bugs, to show that the checker bites. Each stands where a real one could be made.

use serde::{Deserialize, Serialize};

/// What is done wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bug {
    /// An event leaves before its row is stored (against D2).
    TellBeforeStore,
    /// A repeated send is stored again (against D3).
    NoDedupe,
    /// The tabs' numbers are kept in memory only, and an eviction forgets them (against D3).
    NumbersInMemory,
    /// A resume leaves out the event after the last one that the client has (against D5).
    ResumeOffByOne,
    /// A client takes what comes after a hole as if there were none (against D6).
    ForgetTheGap,
    /// A client does not keep what it sends before it sends it (against D9).
    NothingKept,
    /// What wakes folds the last event of the stored fold again.
    FoldTwice,
    /// The inbox takes an older summary for a newer one (against I1).
    LatestSummaryWins,
    /// A note is stored as something that all may see (against N1).
    NotesForAll,
    /// A file is one message's and another's (against F5).
    FileForMany,
    /// A file stays when its message is taken back (against F5).
    FileStays,
    /// A piece that comes again is counted again (against F1).
    PieceTwice,
    /// What ends a conversation is kept in memory only (against S6).
    EndingInMemory,
    /// A card is given another text (against K2).
    CardEdited,
    /// Whose a conversation is is kept in memory only (against V4).
    OwnerInMemory,
    /// Whoever came without proof stays when the first comes with it (against V4).
    StrangersStay,
    /// The alarm does not see what the visitor has said to the question whether there is anything else (against S8).
    AnswerUnseen,
    /// The alarm does not see that the visitor was asked (against S8).
    QuestionUnseen,
    /// The bot does not see that an agent has the conversation by now (against Q3).
    AgentUnheard,
    /// What the bot owes an answer to is looked up once, whether that arrives or not (against Q3).
    AskedOnce,
}

impl Bug {
    /// All of them.
    pub const ALL: [Self; 20] = [
        Self::TellBeforeStore,
        Self::NoDedupe,
        Self::NumbersInMemory,
        Self::ResumeOffByOne,
        Self::ForgetTheGap,
        Self::NothingKept,
        Self::FoldTwice,
        Self::LatestSummaryWins,
        Self::NotesForAll,
        Self::FileForMany,
        Self::FileStays,
        Self::PieceTwice,
        Self::EndingInMemory,
        Self::CardEdited,
        Self::OwnerInMemory,
        Self::StrangersStay,
        Self::AnswerUnseen,
        Self::QuestionUnseen,
        Self::AgentUnheard,
        Self::AskedOnce,
    ];
}
