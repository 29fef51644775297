//! What a [`crate::Wire`] can drive: a whole conversation, or a bare line such as the inbox's.

use protocol::Timestamp;
use session::{Input, Line, LineInput, LineOutput, Moment, Outgoing, Output, Saved, Session};

/// What decides about a socket: pure, told everything, asked what to do.
pub trait Core: 'static {
    /// What it is told.
    type Input;
    /// What it sends by itself.
    type Frame;

    /// Something about the line, as it is told.
    fn about_line(input: LineInput) -> Self::Input;
    /// What is to be done about `input`, in this order.
    fn handle(&mut self, moment: Moment, input: Self::Input) -> Vec<Step<Self::Frame>>;
    /// When a tick is next wanted.
    fn due(&self) -> Option<Timestamp>;
    /// The line that it drives.
    fn line(&self) -> &Line;
}

/// One thing to be done.
#[derive(Debug)]
pub enum Step<Frame> {
    /// Open a socket, in place of any other.
    Connect,
    /// Close the socket.
    Disconnect,
    /// Ask whether the line is alive.
    Ping,
    /// Send a frame.
    Send(Frame),
    /// Send these frames in a request of their own.
    Exchange(Vec<Frame>),
    /// Keep this on the device.
    Save(Saved),
}

impl Core for Session {
    type Input = Input;
    type Frame = Outgoing;

    fn about_line(input: LineInput) -> Input {
        Input::Line(input)
    }

    fn handle(&mut self, moment: Moment, input: Input) -> Vec<Step<Outgoing>> {
        let step = |output| match output {
            Output::Connect => Step::Connect,
            Output::Disconnect => Step::Disconnect,
            Output::Ping => Step::Ping,
            Output::Send(frame) => Step::Send(frame),
            Output::Exchange(frames) => Step::Exchange(frames),
            Output::Save(saved) => Step::Save(saved),
        };
        self.handle(moment, input).into_iter().map(step).collect()
    }

    fn due(&self) -> Option<Timestamp> {
        self.due()
    }

    fn line(&self) -> &Line {
        self.line()
    }
}

/// A bare line sends one frame of its own, the greeting; the app says what it is, and when it was answered
/// ([`LineInput::Welcomed`]).
impl Core for Line {
    type Input = LineInput;
    type Frame = ();

    fn about_line(input: LineInput) -> LineInput {
        input
    }

    fn handle(&mut self, moment: Moment, input: LineInput) -> Vec<Step<()>> {
        let step = |output| match output {
            LineOutput::Connect => Step::Connect,
            LineOutput::Disconnect => Step::Disconnect,
            LineOutput::Greet => Step::Send(()),
            LineOutput::Ping => Step::Ping,
            LineOutput::Exchange => Step::Exchange(vec![()]),
        };
        self.handle(moment, input).map(step).into_iter().collect()
    }

    fn due(&self) -> Option<Timestamp> {
        self.due()
    }

    fn line(&self) -> &Line {
        self
    }
}
