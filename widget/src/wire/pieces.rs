//! What a piece of a file is answered with.

use protocol::{Arrived, Refusal, Refused};
use session::upload::Answer;

use super::codes::refused;
use super::events::{count, file};
use super::json::Json;

/// The codes that make a difference to somebody who sends a file, besides those of every request.
const CODES: [(&str, Refusal); 6] = [
    ("file_empty", Refusal::FileEmpty),
    ("file_too_large", Refusal::FileTooLarge),
    ("file_kind", Refusal::FileKind),
    ("picture_too_large", Refusal::PictureTooLarge),
    ("piece_gap", Refusal::PieceGap),
    ("too_many_files", Refusal::TooManyFiles),
];

/// Reads an answer by its status.
pub(crate) fn answer(status: u16, json: &impl Json) -> Answer {
    if status == 200 {
        let bytes = count(&json.get("bytes")).unwrap_or_default();
        return Answer::Arrived(Arrived { bytes, file: file(&json.get("file")) });
    }
    let json = json.get("refused");
    let Some(refused) = refused(&json) else { return Answer::Lost };
    let code = json.get("code").text().unwrap_or_default();
    let known = CODES.iter().find(|(name, _)| *name == code);
    Answer::Refused(Refused { code: known.map_or(refused.code, |(_, code)| *code), ..refused })
}

#[cfg(test)]
mod tests {
    use protocol::{File, FileId, Number};
    use serde_json::json;

    use super::*;

    #[test]
    fn f1_answers_are_read_as_the_edge_writes_them() {
        let id = FileId::from_random([3; 16]);
        let file = File { id, mime: "image/png".to_owned(), bytes: 9, width: 3, height: 2 };
        for arrived in [Arrived { bytes: 7, file: None }, Arrived { bytes: 9, file: Some(file.clone()) }] {
            let read = answer(200, &serde_json::to_value(&arrived).unwrap());
            assert_eq!(read, Answer::Arrived(arrived));
        }
        let Answer::Arrived(Arrived { file: Some(read), .. }) = answer(200, &json!({ "bytes": 9, "file": file }))
        else {
            panic!("no file")
        };
        assert_eq!((read.mime, read.bytes, read.width, read.height), (file.mime, 9, 3, 2));
    }

    #[test]
    fn f1_refusals_are_read_as_the_edge_writes_them() {
        for (name, code) in CODES {
            let refused = Refused { number: Some(Number(2)), ..code.into() };
            let json = json!({ "refused": refused });
            assert_eq!(json["refused"]["code"], name);
            assert_eq!(answer(400, &json), Answer::Refused(refused));
        }
        let soon = Refused { retry_after_ms: Some(60_000), ..Refusal::TooFast.into() };
        assert_eq!(answer(429, &json!({ "refused": soon })), Answer::Refused(soon));
        assert_eq!(answer(502, &json!("bad gateway")), Answer::Lost);
        assert_eq!(answer(0, &json!(null)), Answer::Lost);
    }
}
