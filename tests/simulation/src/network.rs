//! What is on its way between clients and the edge: arrives, gets lost, comes twice, changes places. Knows nothing of
//! what the frames say.

use std::collections::VecDeque;

use crate::action::End;
use crate::wire::{Down, SocketId, Up};

/// One socket's two directions.
struct Pipe {
    id: SocketId,
    of: usize,
    up: VecDeque<Up>,
    down: VecDeque<Down>,
}

/// What arrives at an end.
pub(crate) enum Arrived {
    /// At the edge.
    Up(Up),
    /// At the client.
    Down(Down),
}

/// All sockets, oldest first; also those that their client has left and the edge does not know of yet.
#[derive(Default)]
pub(crate) struct Network(Vec<Pipe>);

impl Network {
    /// The client begins with this: it opens a socket, or asks something.
    pub(crate) fn open(&mut self, id: SocketId, of: usize, first: Up) {
        self.0.push(Pipe { id, of, up: VecDeque::from([first]), down: VecDeque::new() });
    }

    /// Something leaves the client.
    pub(crate) fn send_up(&mut self, id: SocketId, up: Up) {
        if let Some(pipe) = self.0.iter_mut().find(|pipe| pipe.id == id) {
            pipe.up.push_back(up);
        }
    }

    /// Something leaves the edge.
    pub(crate) fn send_down(&mut self, sent: Vec<(SocketId, Down)>) {
        for (id, down) in sent {
            if let Some(pipe) = self.0.iter_mut().find(|pipe| pipe.id == id) {
                pipe.down.push_back(down);
            }
        }
    }

    /// A client with something on its way, and to which end.
    pub(crate) fn busy(&self) -> Option<(usize, End)> {
        let pipe = self.0.iter().find(|pipe| !pipe.up.is_empty() || !pipe.down.is_empty())?;
        Some((pipe.of, if pipe.up.is_empty() { End::Client } else { End::Edge }))
    }

    /// The next that arrives at that end of the client's sockets.
    pub(crate) fn arrive(&mut self, client: usize, end: End) -> Option<(SocketId, Arrived)> {
        let pipe = self.next(client, end)?;
        let id = pipe.id;
        let arrived = match end {
            End::Edge => Arrived::Up(pipe.up.pop_front()?),
            End::Client => Arrived::Down(pipe.down.pop_front()?),
        };
        if matches!(arrived, Arrived::Up(Up::Close) | Arrived::Down(Down::Closed | Down::Answer(_) | Down::Piece(_))) {
            self.forget(id);
        }
        Some((id, arrived))
    }

    /// The next frame is lost. What opens and what closes a socket is no frame, and cannot be lost alone.
    pub(crate) fn lose(&mut self, client: usize, end: End) {
        let Some(pipe) = self.next(client, end) else { return };
        match end {
            End::Edge if pipe.up.front().is_some_and(Up::is_frame) => drop(pipe.up.pop_front()),
            End::Client if pipe.down.front().is_some_and(Down::is_frame) => drop(pipe.down.pop_front()),
            End::Edge | End::Client => {}
        }
    }

    /// The next frame will arrive once more.
    pub(crate) fn repeat(&mut self, client: usize, end: End) {
        let Some(pipe) = self.next(client, end) else { return };
        match end {
            End::Edge => repeat_first(&mut pipe.up, Up::is_frame),
            End::Client => repeat_first(&mut pipe.down, Down::is_frame),
        }
    }

    /// The next two frames change places.
    pub(crate) fn swap(&mut self, client: usize, end: End) {
        let Some(pipe) = self.next(client, end) else { return };
        match end {
            End::Edge if pipe.up.iter().take(2).filter(|up| up.is_frame()).count() == 2 => pipe.up.swap(0, 1),
            End::Client if pipe.down.iter().take(2).filter(|down| down.is_frame()).count() == 2 => pipe.down.swap(0, 1),
            End::Edge | End::Client => {}
        }
    }

    /// All that is on its way is lost.
    pub(crate) fn clear(&mut self, id: SocketId) {
        if let Some(pipe) = self.0.iter_mut().find(|pipe| pipe.id == id) {
            pipe.up.clear();
            pipe.down.clear();
        }
    }

    /// Nobody uses the socket any more.
    pub(crate) fn forget(&mut self, id: SocketId) {
        self.0.retain(|pipe| pipe.id != id);
    }

    /// The client's oldest socket with something on its way to that end.
    fn next(&mut self, client: usize, end: End) -> Option<&mut Pipe> {
        let busy = |pipe: &&mut Pipe| match end {
            End::Edge => !pipe.up.is_empty(),
            End::Client => !pipe.down.is_empty(),
        };
        self.0.iter_mut().filter(|pipe| pipe.of == client).find(busy)
    }
}

fn repeat_first<T: Clone>(queue: &mut VecDeque<T>, is_frame: fn(&T) -> bool) {
    if let Some(again) = queue.front().filter(|first| is_frame(first)).cloned() {
        queue.push_front(again);
    }
}
