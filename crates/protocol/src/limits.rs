//! Every limit, once, with its unit in the type or the name.

use std::time::Duration;

/// The longest message, in characters (Unicode scalar values).
pub const BODY_CHARACTERS: usize = 4_000;

/// The largest frame from a client, in bytes: a body of four-byte characters, JSON-escaped, with room around it.
pub const FRAME_BYTES: usize = 32 * 1024;

/// The largest request body of the HTTP interface, in bytes.
pub const REQUEST_BYTES: usize = 32 * 1024;

/// The largest exchange from a client, in bytes.
pub const EXCHANGE_BYTES: usize = 256 * 1024;

/// Sends that a client puts into one exchange: so many of the largest fit in. The server does not count them.
pub const SENDS_PER_EXCHANGE: usize = 7;

/// What a visitor may send in any minute, per conversation.
pub const VISITOR_MESSAGES_PER_MINUTE: usize = 30;

/// What an agent may send in any minute, per conversation.
pub const AGENT_MESSAGES_PER_MINUTE: usize = 120;

/// Frames of any kind that one client may send in ten seconds; a socket that sends more is closed. Also the clients of
/// each side that one conversation accepts in that time.
pub const FRAMES_PER_TEN_SECONDS: u32 = 200;

/// As how many frames a greeting counts: it is answered with up to two pages of the log. A client that exchanges greets
/// up to twenty times in ten seconds, and must have room for what it says besides.
pub const FRAMES_PER_HELLO: u32 = 5;

/// Clients that one conversation holds at once for each side: the visitor's tabs, and the agents' devices. A side
/// never takes the other's places.
pub const CLIENTS_PER_PARTY: usize = 20;

/// Sockets that one inbox shard holds at once.
pub const SOCKETS_PER_INBOX: usize = 2_000;

/// What the page's scripts may have reported of one visitor; of more, the newest stay.
pub const TRACKED: usize = 20;

/// The longest name of something that they report, in characters; a longer one is cut.
pub const TRACKED_NAME_CHARACTERS: usize = 60;

/// The longest detail of it, in characters; a longer one is cut.
pub const TRACKED_DETAIL_CHARACTERS: usize = 200;

/// Answers below one message that one can choose from.
pub const CHOICES: usize = 10;

/// Characters of one of them.
pub const CHOICE_CHARACTERS: usize = 80;

/// The longest title of a page in a message, in characters.
pub const CARD_TITLE_CHARACTERS: usize = 120;

/// The longest address of a page in a message, in characters.
pub const CARD_ADDRESS_CHARACTERS: usize = 1_000;

/// Digits of a price before its point.
pub const CARD_AMOUNT_DIGITS: usize = 9;

/// Digits of a price behind its point.
pub const CARD_AMOUNT_DECIMALS: usize = 4;

/// What is read of a page for its card, in bytes; what comes behind is not looked at.
pub const CARD_PAGE_BYTES: usize = 512 * 1024;

/// The largest picture of a page that is fetched, in bytes.
pub const CARD_PICTURE_BYTES: usize = 2 * 1_000 * 1_000;

/// How often a page may lead elsewhere before its card is given up.
pub const CARD_REDIRECTS: usize = 3;

/// How long a page or its picture may take, redirects included.
pub const CARD_PATIENCE: Duration = Duration::from_secs(10);

/// The longest side of a card's picture as it is sent, in pixels.
pub const CARD_PICTURE_SIDE: u16 = 320;

/// The largest file, in bytes.
pub const FILE_BYTES: u32 = 10 * 1_000 * 1_000;

/// A piece of a file, in bytes; the last may be smaller.
pub const PIECE_BYTES: u32 = 1024 * 1024;

/// What one conversation holds of files, in bytes.
pub const FILES_BYTES: u64 = 100 * 1_000 * 1_000;

/// Files that a visitor may begin to send in any hour, per conversation.
pub const VISITOR_FILES_PER_HOUR: usize = 20;

/// Files that one conversation holds.
pub const FILES_PER_CONVERSATION: usize = 500;

/// The longest name of a file, in characters.
pub const FILE_NAME_CHARACTERS: usize = 120;

/// The most pixels of a picture: 50 megapixels are 200 MB in a browser's memory.
pub const PICTURE_PIXELS: u64 = 50_000_000;

/// The longest side of a picture, in pixels.
pub const PICTURE_SIDE: u32 = 16_384;

/// How long a file may be there without a message that has it.
pub const FILE_WAITS: Duration = Duration::from_hours(24);

/// How far the launcher may stand from an edge of the page, in CSS pixels.
pub const DISTANCE_PIXELS: u16 = 200;

/// The text beside the launcher's icon.
pub const LABEL_CHARACTERS: usize = 24;

/// Languages with such a text of their own.
pub const LABELS: usize = 20;

/// Patterns of pages without a launcher.
pub const HIDDEN_PATHS: usize = 20;

/// One of these patterns, which is ASCII.
pub const PATH_CHARACTERS: usize = 100;

/// Events in one page of a resume.
pub const EVENTS_PER_PAGE: usize = 250;

/// Where a page ends though it has fewer events, in bytes of events: only a page of one event may be larger.
pub const PAGE_BYTES: usize = 256 * 1024;

/// Events that leave for a socket beyond those that its client says it has; then the server closes it.
pub const EVENTS_UNDELIVERED: u32 = 500;

/// The same in bytes.
pub const BYTES_UNDELIVERED: usize = 1024 * 1024;

/// How often a client says up to where it has the log.
pub const RECEIPTS_EVERY: Duration = Duration::from_secs(1);

/// Events after which it says so at once.
pub const EVENTS_PER_RECEIPT: u32 = 50;

/// Windows of the list that one console shows at once.
pub const WINDOWS_PER_CONSOLE: usize = 8;

/// Conversations that a window of the list shows at most.
pub const ROWS_PER_WINDOW: u32 = 100;

/// Inbox shards of one site.
pub const SHARDS_PER_SITE: u16 = 64;

/// How long a client shows a "typing", unless it is repeated or a message comes.
pub const TYPING_EXPIRES: Duration = Duration::from_secs(6);

/// How often a client repeats "typing" while its person types.
pub const TYPING_REPEATS: Duration = Duration::from_secs(3);

/// How often a client asks whether the line is alive.
pub const PING_EVERY: Duration = Duration::from_secs(25);

/// How long a client waits for the answer before it gives the line up.
pub const PONG_WITHIN: Duration = Duration::from_secs(10);

/// After this long without a ping or a frame a socket is taken for one whose page is gone.
pub const SILENT_AFTER: Duration = Duration::from_mins(3);

/// How long a visitor's token is good for. A visitor who comes back before gets a new one, at most once a day.
pub const TOKEN_LIVES: Duration = Duration::from_hours(30 * 24);

/// How long an agent stays signed in on a device.
pub const SIGN_IN_LIVES: Duration = Duration::from_hours(30 * 24);

/// How long an invitation can be accepted.
pub const INVITATION_LIVES: Duration = Duration::from_hours(7 * 24);

/// How long a one-time sign-in link works.
pub const LINK_LIVES: Duration = Duration::from_mins(10);

/// How long a visitor's link to go on on another device works.
pub const DEVICE_LINK_LIVES: Duration = Duration::from_hours(24);

/// Links to go on on another device that one conversation has open at once; a further one retires the oldest.
pub const DEVICE_LINKS: usize = 3;

/// Wrong passwords for one address from one network before a pause.
pub const WRONG_PASSWORDS: u32 = 5;

/// The pause after too many wrong passwords.
pub const WRONG_PASSWORD_PAUSE: Duration = Duration::from_mins(1);

/// The shortest password of an agent, in characters.
pub const PASSWORD_CHARACTERS: usize = 10;

/// The longest password of an agent, in bytes; hashing a megabyte is work that nobody needs.
pub const PASSWORD_BYTES: usize = 256;

/// The longest name of a person or a site, in characters.
pub const NAME_CHARACTERS: usize = 60;

/// Agents and open invitations of one site.
pub const AGENTS_PER_SITE: usize = 1_000;

/// Names of a query's parts that one site keeps, beside `utm_…`.
pub const QUERY_NAMES: usize = 20;

/// Languages in which an owner greets.
pub const GREETINGS_PER_SITE: usize = 20;

/// Pages, or patterns of them, with a greeting of their own.
pub const GREETED_PAGES: usize = 20;

/// The longest greeting, in characters.
pub const GREETING_CHARACTERS: usize = 300;

/// The shortest silence after which a conversation does anything by itself, in minutes: its alarm rings no sooner.
pub const SILENCE_AT_LEAST: u16 = 5;

/// The longest such silence, in minutes: a day.
pub const SILENCE_AT_MOST: u16 = 24 * 60;

/// Times in which a site answers on one day.
pub const SPANS_PER_DAY: usize = 6;

/// Days with hours of their own.
pub const HOURS_EXCEPTIONS: usize = 100;

/// The longest name of a time zone, in characters.
pub const ZONE_CHARACTERS: usize = 64;

/// Faces of agents on duty that a visitor is shown.
pub const FACES_SHOWN: usize = 4;

/// First answers that are looked back on to say how long an answer takes.
pub const ANSWERS_MEASURED: usize = 50;

/// With fewer first answers than that it is not known how long one takes.
pub const ANSWERS_KNOWN_FROM: usize = 5;

/// The largest photo of an agent, in bytes; the console sends a far smaller one.
pub const FACE_BYTES: usize = 24 * 1024;

/// The longest side of an agent's photo, in pixels.
pub const FACE_SIDE: u32 = 256;

/// Allowed origins of one site.
pub const ORIGINS_PER_SITE: usize = 20;

/// The longest address of a page that is kept, in characters; longer ones are cut.
pub const PAGE_CHARACTERS: usize = 500;

/// The longest last line in a summary, in characters.
pub const EXCERPT_CHARACTERS: usize = 120;

/// Keys by which a site signs who its visitors are: one, and the next while it is rolled.
pub const IDENTITY_KEYS: usize = 2;

/// How long a signed identity may be good, from when it was signed.
pub const IDENTITY_LIVES: Duration = Duration::from_hours(24);

/// How far the clock of whoever signs may be from ours.
pub const CLOCK_SKEW: Duration = Duration::from_mins(1);

/// The longest signed identity, in bytes.
pub const IDENTITY_BYTES: usize = 8 * 1024;

/// The longest name that a site has for a person of its own, in characters.
pub const PERSON_ID_CHARACTERS: usize = 200;

/// The longest telephone number, in characters.
pub const PHONE_CHARACTERS: usize = 40;

/// How many things a site may say of a person beside those that have a name here.
pub const ATTRIBUTES: usize = 20;

/// The longest name of such a thing, in characters.
pub const ATTRIBUTE_NAME_CHARACTERS: usize = 40;

/// The longest such thing, in characters.
pub const ATTRIBUTE_CHARACTERS: usize = 200;

/// Conversations that are remembered of one person.
pub const CONVERSATIONS_PER_CONTACT: usize = 100;

/// Answers that a site's bot may know.
pub const ANSWERS_PER_SITE: usize = 200;

/// Ways to ask for an answer, beside its title.
pub const ANSWER_PHRASINGS: usize = 19;

/// The longest title of an answer, in characters: it is a choice, too.
pub const ANSWER_TITLE_CHARACTERS: usize = 60;

/// The longest way to ask, in characters.
pub const PHRASING_CHARACTERS: usize = 300;

/// The longest answer of the bot, in characters: it says a sentence or two of its own besides.
pub const ANSWER_CHARACTERS: usize = 3_000;

/// The longest address where more stands, in characters.
pub const ANSWER_LINK_CHARACTERS: usize = 500;

/// Answers that the bot offers where it is not sure.
pub const ANSWERS_OFFERED: usize = 3;

/// An answer as it travels, in bytes.
pub const ANSWER_BYTES: usize = 64 * 1024;
