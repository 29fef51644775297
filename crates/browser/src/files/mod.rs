//! Files that a person sends: made ready, kept on the device, sent piece by piece. What is sent next,
//! [`session::upload`] decides; what becomes of a file that is there, the app does.

mod picture;
mod piece;
mod shelf;
pub mod small;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use protocol::{Body, Content, FileId, FileName, Posted, Refusal, limits};
use session::upload::{Answer, Next, Upload};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

pub use self::picture::{face, is_picture};
use self::shelf::Kept;
use crate::chance::{bits, key};
use crate::js;

/// How long until a conversation is looked for again that has not begun.
const LOOK_AGAIN: Duration = Duration::from_millis(300);

/// What a device offers to choose from. The edge decides; and a phone that keeps its photos in a way of its own makes
/// ones that everybody can see of them.
pub const ACCEPTED: &str = "image/*,video/*,audio/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.md";

/// The conversation that files are sent in.
pub trait Home {
    /// Where its files are, and the token that opens them, if one is needed; nothing as long as it has not begun.
    fn address(&self) -> Option<(String, String)>;
    /// Under which name its files are kept on the device.
    fn shelf(&self) -> String;
    /// Whether a message with that file is under way, or in the log.
    fn is_said(&self, file: FileId) -> bool;
    /// What a piece was answered with; a status of 0 is no answer.
    fn read(&self, status: u16, text: &str) -> Answer;
    /// A file is there: its message can be said.
    fn say(&self, message: Posted);
    /// What is on its way has changed.
    fn changed(&self);
}

/// A file on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// Names it.
    pub file: FileId,
    /// What it is called.
    pub name: String,
    /// How large it is, in bytes; 0 while it is made ready.
    pub bytes: u32,
    /// How many of them have left.
    pub sent: u32,
    /// Why it cannot be sent, if so.
    pub refused: Option<Refusal>,
    /// What is sent: a `Blob`.
    pub content: JsValue,
}

/// The files of one conversation that are on their way. Copies are the same.
#[derive(Clone)]
pub struct Uploads(Rc<Inner>);

struct Inner {
    home: Box<dyn Home>,
    /// Each with the request under way.
    list: RefCell<Vec<(Sending, JsValue)>>,
}

impl Uploads {
    /// Nothing on its way.
    pub fn new(home: impl Home + 'static) -> Self {
        Self(Rc::new(Inner { home: Box::new(home), list: RefCell::default() }))
    }

    /// What is on its way, the oldest first.
    pub fn list(&self) -> Vec<Sending> {
        self.0.list.borrow().iter().map(|(sending, _)| sending.clone()).collect()
    }

    /// Sends what the device has kept, as after a reload.
    pub fn resume(&self) {
        let uploads = self.clone();
        spawn_local(async move {
            for kept in shelf::all(&uploads.0.home.shelf()).await {
                if uploads.0.home.is_said(kept.file) {
                    shelf::remove(&uploads.0.home.shelf(), kept.file).await;
                } else if uploads.0.list.borrow().iter().any(|(sending, _)| sending.file == kept.file) {
                    // It goes on anyhow.
                } else if kept.is_ready {
                    uploads.begin(kept.file, &kept.name, kept.content);
                } else {
                    uploads.make_ready(kept.file, kept.content);
                }
            }
        });
    }

    /// Sends a `File` that the person has chosen, pasted or dropped.
    pub fn add(&self, chosen: JsValue) {
        self.make_ready(FileId::from_random(key()), chosen);
    }

    /// Gives it up.
    pub fn cancel(&self, file: FileId) {
        if let Some(request) = self.forget(file) {
            let _ = js::call(&request, "abort", &[]);
        }
    }

    /// Tries it again.
    pub fn retry(&self, file: FileId) {
        let refused = self.change(file, |sending| sending.refused.take()).flatten();
        if refused.is_some() {
            self.send(file);
        }
    }

    /// Kept as it is first, so that a reload loses nothing; but it leaves only once it is ready.
    fn make_ready(&self, file: FileId, chosen: JsValue) {
        let name = js::get(&chosen, "name").as_string().unwrap_or_default();
        let sending =
            Sending { file, name: name.clone(), bytes: 0, sent: 0, refused: None, content: JsValue::UNDEFINED };
        self.0.list.borrow_mut().push((sending, JsValue::UNDEFINED));
        self.0.home.changed();
        let uploads = self.clone();
        spawn_local(async move {
            let kept = Kept { file, name, content: chosen.clone(), is_ready: false };
            shelf::put(&uploads.0.home.shelf(), &kept).await;
            let (content, name) = picture::ready(chosen).await;
            if uploads.change(file, |_| ()).is_some() {
                let kept = Kept { file, name, content, is_ready: true };
                shelf::put(&uploads.0.home.shelf(), &kept).await;
                uploads.begin(file, &kept.name, kept.content);
            }
        });
    }

    fn begin(&self, file: FileId, name: &str, content: JsValue) {
        let bytes = js::size(&content);
        let name = FileName::tidied(name).as_str().to_owned();
        // What the edge would refuse anyhow need not travel first.
        let refused = match bytes {
            0 => Some(Refusal::FileEmpty),
            bytes if bytes > limits::FILE_BYTES => Some(Refusal::FileTooLarge),
            _ => None,
        };
        let ready = Sending { file, name, bytes, sent: 0, refused, content };
        let known = self.change(file, |sending| *sending = ready.clone());
        if known.is_none() {
            self.0.list.borrow_mut().push((ready, JsValue::UNDEFINED));
            self.0.home.changed();
        }
        if refused.is_none() {
            self.send(file);
        }
    }

    fn send(&self, file: FileId) {
        let uploads = self.clone();
        spawn_local(async move { uploads.pieces(file).await });
    }

    /// Piece by piece, until it is there, refused or given up.
    async fn pieces(&self, file: FileId) {
        let Some(Sending { name, bytes, content, .. }) = self.change(file, |sending| sending.clone()) else { return };
        let mut upload = Upload::new(bytes);
        while self.change(file, |sending| sending.sent = upload.arrived()).is_some() {
            let Some((address, token)) = self.0.home.address() else {
                js::sleep(LOOK_AGAIN).await;
                continue;
            };
            let address = piece::address(&address, file, upload.piece(), &name, bytes);
            let (progress, arrived) = (self.clone(), upload.arrived());
            let sent = move |part: u32| _ = progress.change(file, |sending| sending.sent = arrived + part);
            let Ok(request) = piece::open(&address, &token) else { return };
            self.with(file, |request_of| *request_of = request.clone());
            let (status, text) = piece::send(&request, &content, upload.piece(), sent).await;
            match upload.answered(self.0.home.read(status, &text), bits()) {
                Next::Send(wait) => _ = js::sleep(wait).await,
                Next::GiveUp(code) => {
                    self.change(file, |sending| sending.refused = Some(code));
                    return;
                }
                Next::Done(whole) => {
                    // Unless it was given up meanwhile.
                    if self.change(file, |_| ()).is_some() {
                        let body = Body::from(&FileName::tidied(&name));
                        self.0.home.say(Posted { body, with: Some(Content::File(whole)) });
                        self.forget(file);
                    }
                    return;
                }
            }
        }
    }

    /// Changes what is shown of a file; nothing where it is not on its way any more.
    fn change<T>(&self, file: FileId, change: impl FnOnce(&mut Sending) -> T) -> Option<T> {
        let (value, is_other) = {
            let mut list = self.0.list.borrow_mut();
            let (sending, _) = list.iter_mut().find(|(sending, _)| sending.file == file)?;
            let before = sending.clone();
            (change(sending), before != *sending)
        };
        if is_other {
            self.0.home.changed();
        }
        Some(value)
    }

    fn with(&self, file: FileId, change: impl FnOnce(&mut JsValue)) {
        if let Some((_, request)) = self.0.list.borrow_mut().iter_mut().find(|(sending, _)| sending.file == file) {
            change(request);
        }
    }

    /// It is kept and shown no more. The request that was under way.
    fn forget(&self, file: FileId) -> Option<JsValue> {
        let request = {
            let mut list = self.0.list.borrow_mut();
            let place = list.iter().position(|(sending, _)| sending.file == file)?;
            list.remove(place).1
        };
        self.0.home.changed();
        let kept_at = self.0.home.shelf();
        spawn_local(async move { shelf::remove(&kept_at, file).await });
        Some(request)
    }
}

/// Reads a whole file, with the token that opens it, if one is needed: a `Blob`, or nothing where it does not come.
pub fn read(address: String, token: String, done: impl FnOnce(Option<JsValue>) + 'static) {
    spawn_local(async move { done(piece::read(address, token).await) });
}

/// An address of a `Blob`, which this page alone can open, until it is closed.
pub fn open(blob: &JsValue) -> String {
    let url = js::get(&js::window(), "URL");
    js::call(&url, "createObjectURL", &[blob]).ok().and_then(|address| address.as_string()).unwrap_or_default()
}

/// How large a file is, as people of that language write it.
pub fn size_text(bytes: u32, language: &str) -> String {
    let (unit, number) =
        if bytes < 1_000_000 { ("kilobyte", bytes.div_ceil(1_000)) } else { ("megabyte", bytes / 100_000) };
    let number = if bytes < 1_000_000 { f64::from(number) } else { f64::from(number) / 10.0 };
    let options: JsValue = js_sys::Object::new().into();
    js::set(&options, "style", &"unit".into());
    js::set(&options, "unit", &unit.into());
    let format = js::new_of(&js::get(&js::window(), "Intl"), "NumberFormat", &[&language.into(), &options]);
    let text = format.and_then(|format| js::call(&format, "format", &[&number.into()]));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// Saves a `Blob` where the person keeps what they download.
pub fn save(blob: &JsValue, name: &str) {
    let document = js::get(&js::window(), "document");
    if let Ok(link) = js::call(&document, "createElement", &[&"a".into()]) {
        js::set(&link, "href", &open(blob).into());
        js::set(&link, "download", &name.into());
        let _ = js::call(&link, "click", &[]);
    }
}

/// Calls once, as soon as somebody can see the element.
pub fn once_seen(element: &JsValue, seen: impl FnOnce() + 'static) {
    let element = element.clone();
    spawn_local(async move {
        js::called(|done| {
            let done = done.clone();
            let look = Closure::<dyn FnMut(JsValue)>::new(move |entries: JsValue| {
                let is_seen = |entry: JsValue| js::get(&entry, "isIntersecting").is_truthy();
                if js_sys::Array::from(&entries).iter().any(is_seen) {
                    let _ = js::call(&done, "call", &[]);
                }
            });
            if let Ok(watch) = js::new("IntersectionObserver", &[&look.into_js_value()]) {
                let _ = js::call(&watch, "observe", &[&element]);
            }
        })
        .await;
        seen();
    });
}

/// The files of a list that a person has chosen or dropped: of an `input`, a `DataTransfer`, or nothing.
pub fn chosen(from: &JsValue) -> Vec<JsValue> {
    let files = js::get(from, "files");
    if files.is_object() { js_sys::Array::from(&files).to_vec() } else { Vec::new() }
}

/// The files that a person has pasted; none with text, as an office's text comes with a picture of itself.
pub fn pasted(event: &JsValue) -> Vec<JsValue> {
    if pasted_text(event).is_empty() { chosen(&js::get(event, "clipboardData")) } else { Vec::new() }
}

/// The text that a person has pasted; empty without any.
pub fn pasted_text(event: &JsValue) -> String {
    let pasted = js::get(event, "clipboardData");
    let text = js::call(&pasted, "getData", &[&"text/plain".into()]).ok().and_then(|text| text.as_string());
    text.unwrap_or_default()
}
