//! Photos are made smaller before they leave, which takes with it where and with what they were taken. What is no photo
//! leaves as it is.

use wasm_bindgen::prelude::*;

use crate::js::{self, Wait};

/// The longest side that a photo is sent with, in pixels.
const SIDE: f64 = 2_048.0;

/// The side of an agent's photo, in pixels.
const FACE_SIDE: f64 = 128.0;

/// How good the picture stays, from 0 to 1.
const QUALITY: f64 = 0.85;

/// A drawing up to this size stays one, in bytes: text in it stays sharp.
const DRAWING_BYTES: u32 = 1_500_000;

/// Whether it is a picture that can be shown at once: by what the browser takes it for.
pub fn is_picture(blob: &JsValue) -> bool {
    ["image/jpeg", "image/png", "image/gif", "image/webp"].contains(&kind(blob).as_str())
}

/// What is sent of a `File`, and what it is called then.
pub(super) fn ready(file: JsValue) -> Wait<(JsValue, String)> {
    Box::pin(made_ready(file))
}

async fn made_ready(file: JsValue) -> (JsValue, String) {
    let name = js::get(&file, "name").as_string().unwrap_or_default();
    let drawing = kind(&file) == "image/png";
    let is_photo =
        drawing || ["image/jpeg", "image/webp", "image/heic", "image/heif", "image/avif"].contains(&&*kind(&file));
    // One that moves would stand still.
    if !is_photo || moves(&file).await {
        return (file, name);
    }
    // What this browser cannot read, the edge may.
    match redrawn(&file, drawing, SIDE).await {
        Some(picture) => {
            let extension = if kind(&picture) == "image/png" { "png" } else { "jpg" };
            let stem = name.rsplit_once('.').map_or(&*name, |(stem, _)| stem);
            (picture, [stem, ".", extension].concat())
        }
        None => (file, name),
    }
}

/// Whether it is a WebP with several pictures.
async fn moves(file: &JsValue) -> bool {
    if kind(file) != "image/webp" {
        return false;
    }
    let head = js::call(file, "slice", &[&0.into(), &21.into()]).and_then(|head| js::call(&head, "arrayBuffer", &[]));
    let Some(head) = js::kept(head).await else { return false };
    let head = js_sys::Uint8Array::new(&head).to_vec();
    head.get(12..16) == Some(b"VP8X") && head.get(20).is_some_and(|flags| flags & 2 > 0)
}

/// The middle of a `File` with a picture as an agent's photo: a small square. Nothing where the browser cannot read it.
pub fn face(file: JsValue) -> Wait<Option<JsValue>> {
    Box::pin(async move {
        let (picture, width, height) = read(&file).await?;
        let side = width.min(height);
        let (canvas, pen) = sheet(FACE_SIDE, FACE_SIDE)?;
        let (left, top, taken, drawn) = ((width - side) / 2.0, (height - side) / 2.0, side, FACE_SIDE);
        let numbers = [left, top, taken, taken, 0.0, 0.0, drawn, drawn].map(JsValue::from);
        let arguments: Vec<_> = [&picture].into_iter().chain(&numbers).collect();
        js::call(&pen, "drawImage", &arguments).ok()?;
        whiten(&pen, FACE_SIDE, FACE_SIDE)?;
        let photo = blob(&canvas, "image/jpeg").await;
        photo.is_object().then_some(photo)
    })
}

/// The picture in a file, and how large it is.
async fn read(file: &JsValue) -> Option<(JsValue, f64, f64)> {
    let picture = js::kept(js::call(&js::window(), "createImageBitmap", &[file])).await?;
    let side = |name| js::get(&picture, name).as_f64();
    let (width, height) = (side("width")?, side("height")?);
    Some((picture, width, height))
}

/// Something to draw on, and what draws.
fn sheet(width: f64, height: f64) -> Option<(JsValue, JsValue)> {
    let document = js::get(&js::window(), "document");
    let canvas = js::call(&document, "createElement", &[&"canvas".into()]).ok()?;
    js::set(&canvas, "width", &width.into());
    js::set(&canvas, "height", &height.into());
    let pen = js::call(&canvas, "getContext", &[&"2d".into()]).ok()?;
    js::set(&pen, "imageSmoothingQuality", &"high".into());
    Some((canvas, pen))
}

/// A photo has no holes: what can be seen through is white.
fn whiten(pen: &JsValue, width: f64, height: f64) -> Option<()> {
    js::set(pen, "globalCompositeOperation", &"destination-over".into());
    js::set(pen, "fillStyle", &"#fff".into());
    js::call(pen, "fillRect", &[&0.into(), &0.into(), &width.into(), &height.into()]).ok().map(drop)
}

/// The picture drawn anew, no side of it longer than so many pixels; as a photo, unless it is a drawing that stays small.
pub(super) async fn redrawn(file: &JsValue, drawing: bool, longest: f64) -> Option<JsValue> {
    let (picture, width, height) = read(file).await?;
    let scale = (longest / width.max(height)).min(1.0);
    let (width, height) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
    let (canvas, pen) = sheet(width, height)?;
    js::call(&pen, "drawImage", &[&picture, &0.into(), &0.into(), &width.into(), &height.into()]).ok()?;
    if drawing {
        let same = blob(&canvas, "image/png").await;
        if same.is_object() && js::size(&same) <= DRAWING_BYTES {
            return Some(same);
        }
    }
    whiten(&pen, width, height)?;
    let photo = blob(&canvas, "image/jpeg").await;
    photo.is_object().then_some(photo)
}

fn blob(canvas: &JsValue, kind: &str) -> Wait<JsValue> {
    js::called(|done| _ = js::call(canvas, "toBlob", &[done, &kind.into(), &QUALITY.into()]))
}

fn kind(blob: &JsValue) -> String {
    js::get(blob, "type").as_string().unwrap_or_default()
}
