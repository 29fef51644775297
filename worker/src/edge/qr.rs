//! A text as a QR code.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

/// The quiet margin, in modules. Source: ISO/IEC 18004.
const MARGIN: usize = 4;

/// A whole SVG document, one unit a module, dark on white whatever stands around it; nothing for a text that is too long.
pub(super) fn svg(text: &str) -> Option<String> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|left, right| left == right) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, length) = (column + MARGIN, row + MARGIN, run.len());
                write!(path, "M{x} {y}h{length}v1h-{length}z").ok()?;
            }
            column += run.len();
        }
    }
    let side = width + 2 * MARGIN;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
        <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once_within_its_margin() {
        let text = "https://chat.example.com/chat/main#0-aaaaaaaaaaaaaaaaaaaaaaaaea.0123456789abcdef0123456789abcdef";
        let svg = svg(text).unwrap();
        let code = QrCode::new(text).unwrap();
        let dark = code.to_colors().into_iter().filter(|color| *color == Color::Dark).count();
        let path = svg.split_once("<path d=\"").unwrap().1.split_once('"').unwrap().0;
        let runs = path.split('M').skip(1).map(|run| {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
            let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
            assert!(x >= MARGIN && y >= MARGIN && x + length <= MARGIN + code.width() && y < MARGIN + code.width());
            length
        });
        assert_eq!(runs.sum::<usize>(), dark);
        assert!(svg.starts_with(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\"",
            code.width() + 8
        )));
    }

    #[test]
    fn what_no_code_can_hold_is_none() {
        assert_eq!(svg(&"x".repeat(3_000)), None);
    }
}
