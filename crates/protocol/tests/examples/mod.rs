//! The JSON examples in `docs/protocol.md`, each with the type that its fence names.

use edgewise_protocol::{
    AcceptInvitation, AgentSignIn, Answer, Answers, Arrived, CardAnswer, CardRequest, ClaimDeviceLink,
    ConversationTicket, CreateConversation, DeviceLink, Event, FrameSettings, FromAgent, FromConsole, FromVisitor,
    Identified, Identify, Introduction, Invite, LinkRequest, Me, NewIdentityKey, Opinion, PathAnswer, Question, Rated,
    RatingAnswer, Reception, Refused, Settings, SettingsChange, Setup, SignIn, Team, ToAgent, ToConsole, ToVisitor,
    UseLink,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) const DOCUMENT: &str = include_str!("../../../../docs/protocol.md");

#[derive(Serialize, Deserialize)]
struct Refusal {
    refused: Refused,
}

/// Each fenced example: its type, its text.
pub(crate) fn examples() -> Vec<(&'static str, Value)> {
    let blocks = DOCUMENT.split("```json ").skip(1);
    let texts = blocks.filter_map(|block| block.split_once("```")?.0.split_once('\n'));
    texts.map(|(kind, text)| (kind, serde_json::from_str(text).unwrap_or_else(|_| panic!("no JSON: {text}")))).collect()
}

/// What is printed of an example once it is read as its type.
pub(crate) fn read_and_print(kind: &str, example: &Value) -> serde_json::Result<Value> {
    match kind {
        "from_visitor" => again::<FromVisitor>(example),
        "to_visitor" => again::<ToVisitor>(example),
        "from_agent" => again::<FromAgent>(example),
        "to_agent" => again::<ToAgent>(example),
        "from_console" => again::<FromConsole>(example),
        "to_console" => again::<ToConsole>(example),
        "unknown_event" => again::<Event>(example),
        "create_conversation" => again::<CreateConversation>(example),
        "introduction" => again::<Introduction>(example),
        "reception" => again::<Reception>(example),
        "rating" => again::<RatingAnswer>(example),
        "rated" => again::<Rated>(example),
        "card_request" => again::<CardRequest>(example),
        "card_answer" => again::<CardAnswer>(example),
        "arrived" => again::<Arrived>(example),
        "ticket" => again::<ConversationTicket>(example),
        "identify" => again::<Identify>(example),
        "identified" => again::<Identified>(example),
        "new_identity_key" => again::<NewIdentityKey>(example),
        "device_link" => again::<DeviceLink>(example),
        "claim_device_link" => again::<ClaimDeviceLink>(example),
        "setup" => again::<Setup>(example),
        "sign_in" => again::<SignIn>(example),
        "link_request" => again::<LinkRequest>(example),
        "path" => again::<PathAnswer>(example),
        "use_link" => again::<UseLink>(example),
        "me" => again::<Me>(example),
        "sign_in_entry" => again::<AgentSignIn>(example),
        "settings" => again::<Settings>(example),
        "settings_change" => again::<SettingsChange>(example),
        "answers" => again::<Answers>(example),
        "answer" => again::<Answer>(example),
        "question" => again::<Question>(example),
        "opinion" => again::<Opinion>(example),
        "team" => again::<Team>(example),
        "invite" => again::<Invite>(example),
        "accept" => again::<AcceptInvitation>(example),
        "refusal" => again::<Refusal>(example),
        "frame_settings" => again::<FrameSettings>(example),
        other => panic!("no type for an example marked {other}"),
    }
}

fn again<T: Serialize + DeserializeOwned>(example: &Value) -> serde_json::Result<Value> {
    // As text, as it travels.
    serde_json::to_value(serde_json::from_str::<T>(&example.to_string())?)
}
