//! Where a stream of bytes falls into an HTTP head and WebSocket frames (RFC 6455, section 5.2). Moves no bytes itself.

/// What a direction of a connection consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The request's or the answer's head.
    Head,
    /// A frame that says something about the connection: ping, pong, close.
    Control,
    /// A frame with events, towards a client.
    Events,
    /// Any other frame.
    Data,
}

/// One direction of a connection, as far as it has come.
#[derive(Debug, Default)]
pub(super) struct Frames {
    rest: Vec<u8>,
    is_past_head: bool,
}

impl Frames {
    /// Takes what came, and gives what is complete by now.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<(Kind, Vec<u8>)> {
        self.rest.extend_from_slice(bytes);
        let mut complete = Vec::new();
        while let Some((kind, length)) = self.next() {
            let after = self.rest.split_off(length);
            complete.push((kind, std::mem::replace(&mut self.rest, after)));
        }
        complete
    }

    fn next(&mut self) -> Option<(Kind, usize)> {
        if !self.is_past_head {
            let end = self.rest.windows(4).position(|four| four == b"\r\n\r\n")?;
            self.is_past_head = true;
            return Some((Kind::Head, end + 4));
        }
        let (payload, length) = measure(&self.rest)?;
        let kind = match self.rest[0] & 0x0f {
            0x8.. => Kind::Control,
            _ if self.rest[payload..length].starts_with(b"{\"events\"") => Kind::Events,
            _ => Kind::Data,
        };
        Some((kind, length))
    }
}

/// Where a complete frame's payload begins, and where it ends.
fn measure(bytes: &[u8]) -> Option<(usize, usize)> {
    let second = *bytes.get(1)?;
    let (width, short) = match second & 0x7f {
        126 => (2, 0),
        127 => (8, 0),
        short => (0, usize::from(short)),
    };
    let long = bytes.get(2..2 + width)?.iter().fold(0_usize, |length, byte| length << 8 | usize::from(*byte));
    let mask = if second & 0x80 == 0 { 0 } else { 4 };
    let payload = 2 + width + mask;
    let end = payload + short + long;
    (bytes.len() >= end).then_some((payload, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(first: u8, masked: bool, payload: &[u8]) -> Vec<u8> {
        let mask = if masked { 0x80 } else { 0 };
        let mut bytes = vec![first];
        match u8::try_from(payload.len()) {
            Ok(length) if length < 126 => bytes.push(mask | length),
            _ => {
                bytes.push(mask | 0x7e);
                bytes.extend(u16::try_from(payload.len()).unwrap().to_be_bytes());
            }
        }
        if masked {
            bytes.extend([0; 4]);
        }
        bytes.extend(payload);
        bytes
    }

    #[test]
    fn a_stream_falls_into_head_and_frames_however_it_comes() {
        let pieces = [
            (Kind::Head, b"HTTP/1.1 101 Switching Protocols\r\n\r\n".to_vec()),
            (Kind::Data, frame(0x81, false, b"{\"welcome\":{}}")),
            (Kind::Events, frame(0x81, false, b"{\"events\":{}}")),
            (Kind::Data, frame(0x81, true, &[b'x'; 300])),
            (Kind::Control, frame(0x88, false, b"")),
        ];
        let stream: Vec<u8> = pieces.iter().flat_map(|(_, bytes)| bytes.clone()).collect();
        for step in [1, 7, stream.len()] {
            let mut frames = Frames::default();
            let found: Vec<_> = stream.chunks(step).flat_map(|bytes| frames.feed(bytes)).collect();
            assert_eq!(found, pieces, "in steps of {step}");
        }
    }
}
