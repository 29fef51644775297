//! Why something was refused: a code and a hint, never free text. People see a sentence of their own language.

use serde::{Deserialize, Serialize};

use crate::{Number, TabId};

/// Everything that can be refused, as it stands on the wire in snake case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The text is not JSON, or a known kind with wrong fields.
    BadFrame,
    /// A kind of frame that this release does not know, or that this side may not send.
    UnknownKind,
    /// More than [`crate::limits::FRAME_BYTES`].
    FrameTooLarge,
    /// The body is empty after trimming.
    BodyEmpty,
    /// The body has more than [`crate::limits::BODY_CHARACTERS`] characters.
    BodyTooLong,
    /// The body has a control character.
    BodyControlCharacter,
    /// The answers to choose from are not 1 to 10 different lines.
    BadChoices,
    /// What is said of a page is no [`crate::PageCard`].
    BadCard,
    /// The page is not on a website that the site allows.
    PageElsewhere,
    /// The page or its picture is in a private network.
    PagePrivate,
    /// The page comes without encryption.
    PageInsecure,
    /// The page leads to a website that the site does not allow, or on and on.
    PageRedirects,
    /// The page did not come within [`crate::limits::CARD_PATIENCE`].
    PageSlow,
    /// The page did not come, or its server says that there is none.
    PageUnreachable,
    /// What came is no page.
    PageNotHtml,
    /// The page has no title.
    PageUntitled,
    /// The page names no picture that can be had and shown.
    NoPicture,
    /// The file has no bytes.
    FileEmpty,
    /// The file has more than [`crate::limits::FILE_BYTES`].
    FileTooLarge,
    /// The file is of no kind that can be sent, or is not what its name says.
    FileKind,
    /// The picture has more than [`crate::limits::PICTURE_PIXELS`] pixels.
    PictureTooLarge,
    /// What the file is called is no [`crate::FileName`].
    BadFileName,
    /// The visitor has sent too many files in an hour, or the conversation has no room for it.
    TooManyFiles,
    /// Not the file's next piece; go on from the piece in the refusal.
    PieceGap,
    /// No such file has arrived whole from the sender.
    FileMissing,
    /// Another message has that file.
    FileTaken,
    /// Too many messages or frames; try again after the hint.
    TooFast,
    /// The number is not the next one of this tab; send again from the number in the refusal.
    NumberGap,
    /// A receipt for what has not happened, or that says more was read than was delivered.
    SeqAhead,
    /// Only its author may edit a message or take it back.
    NotYours,
    /// The tab is somebody else's.
    TabTaken,
    /// A frame before `hello`.
    HelloFirst,
    /// The conversation holds as many clients of this side as it may, the inbox or the runtime as many sockets.
    TooManySockets,
    /// Too many new conversations from this network; try again after the hint.
    TooManyConversations,
    /// Another agent has taken the conversation.
    AlreadyTaken,
    /// The token cannot be read, or is not signed by this deployment.
    TokenForged,
    /// The token has expired; begin a new conversation.
    TokenExpired,
    /// The token is for another site or conversation.
    TokenElsewhere,
    /// There is no signed identity in what was sent, or none of the site's keys signed it.
    IdentityForged,
    /// The signed identity has expired; the website signs another.
    IdentityExpired,
    /// The identity was signed for another site.
    IdentityElsewhere,
    /// A claim of the identity is missing, is not of its form, or lies in the future.
    IdentityClaims,
    /// Only visitors whose identity the website has signed may begin a conversation here.
    IdentityRequired,
    /// The site has as many keys as it may have.
    TooManyKeys,
    /// Opening hours that cannot be meant: times of a day that overlap, a day or a country twice, more than there may be,
    /// or a time zone that there is not.
    BadHours,
    /// An answer for the bot that cannot be one: no title, or more of something than there may be.
    BadAnswer,
    /// Somebody has changed this answer since, or removed it; the change was not made.
    AnswerChanged,
    /// The bot knows as many answers as it may.
    TooManyAnswers,
    /// The request comes from a website that the site does not allow.
    OriginRefused,
    /// No agent is signed in.
    NotSignedIn,
    /// The e-mail address or the password is wrong.
    WrongPassword,
    /// The link or the invitation is unknown, used or expired.
    LinkExpired,
    /// Only an admin may do that.
    AdminOnly,
    /// The last admin cannot be removed.
    LastAdmin,
    /// An agent with that e-mail address is there already.
    EmailTaken,
    /// The site is set up already.
    AlreadySetUp,
    /// The setup secret is wrong.
    WrongSecret,
    /// No such site.
    NoSuchSite,
    /// Somebody has changed this part of the settings since; the change was not made.
    SettingsChanged,
    /// Something that is stored cannot be read by this release; nothing was changed.
    RecordUnreadable,
    /// The address does not know this method.
    MethodNotAllowed,
    /// No such address, conversation, message, shard or agent.
    NotFound,
    /// The request is not of the form that `docs/protocol.md` gives.
    BadRequest,
    /// More than [`crate::limits::REQUEST_BYTES`], an exchange more than [`crate::limits::EXCHANGE_BYTES`].
    RequestTooLarge,
    /// Something failed here; nothing was lost, try again.
    Unavailable,
    /// A code of a later release.
    #[serde(other)]
    Unknown,
}

/// A refusal as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Why.
    pub code: Refusal,
    /// The tab whose send is refused; the first release did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tab: Option<TabId>,
    /// The numbered send that is refused or, for [`Refusal::NumberGap`], the number that is expected next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// When trying again makes sense, in milliseconds from now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u32>,
}

impl From<Refusal> for Refused {
    fn from(code: Refusal) -> Self {
        Self { code, tab: None, number: None, retry_after_ms: None }
    }
}

impl Refusal {
    /// Whether the server may accept the same send later, so that a client keeps it. A code of a later release is final.
    pub const fn is_passing(self) -> bool {
        matches!(self, Self::TooFast | Self::NumberGap | Self::TooManySockets | Self::Unavailable | Self::HelloFirst)
    }
}
