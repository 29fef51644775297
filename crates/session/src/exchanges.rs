//! The second road: where no socket comes about, frames travel in HTTP requests, one at a time (rule C9). Decides when;
//! knows nothing of what they carry.

use std::time::Duration;

use protocol::Timestamp;

use crate::backoff::{self, Attention};
use crate::link::Moment;

/// How long the line may be down before this road is taken, where no socket has come about yet.
const UNPROVEN: Duration = Duration::from_secs(3);

/// The same where one has: then the edge restarts, or there is no network at all, more likely than that sockets are
/// blocked; and nobody is to come twice.
const PROVEN: Duration = Duration::from_secs(20);

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(15);

/// From an answer to the next request while there is something to be said or fetched.
const BUSY_PAUSE: Duration = Duration::from_millis(500);

const VISIBLE_PAUSE: Duration = Duration::from_secs(3);
const HIDDEN_PAUSE: Duration = Duration::from_secs(15);

/// One request after another, while they are needed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Exchanges {
    stage: Stage,
    /// Whether a socket has ever been welcomed.
    proven: bool,
    /// Whether the last request was answered.
    well: bool,
    /// Requests in a row that were not.
    lost: u32,
    /// When one was last answered.
    answered: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Unneeded,
    Resting {
        until: Timestamp,
    },
    Out {
        since: Timestamp,
    },
}

impl Exchanges {
    /// Whether they stand in for the socket.
    pub(crate) fn is_well(&self) -> bool {
        self.well
    }

    /// Whether an answer is awaited.
    pub(crate) fn is_out(&self) -> bool {
        matches!(self.stage, Stage::Out { .. })
    }

    /// When [`Exchanges::tick`] is next wanted.
    pub(crate) fn due(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Unneeded => None,
            Stage::Resting { until } => Some(until),
            Stage::Out { since } => Some(since.plus(ANSWER_WITHIN)),
        }
    }

    /// The line is down, and wanted.
    pub(crate) fn line_down(&mut self, now: Timestamp) {
        if self.stage == Stage::Unneeded {
            let patience = if self.proven { PROVEN } else { UNPROVEN };
            self.stage = Stage::Resting { until: now.plus(patience) };
        }
    }

    /// The line is up.
    pub(crate) fn line_up(&mut self) {
        *self = Self { proven: true, ..Self::default() };
    }

    /// The line is not wanted.
    pub(crate) fn stop(&mut self) {
        *self = Self { proven: self.proven, ..Self::default() };
    }

    /// A socket is open: whatever is on its way here is not waited for.
    pub(crate) fn give_way(&mut self, now: Timestamp) {
        if self.is_out() {
            self.stage = Stage::Resting { until: now };
        }
    }

    /// Something is to be said or fetched.
    pub(crate) fn carry(&mut self, now: Timestamp) {
        if let Stage::Resting { until } = &mut self.stage
            && self.well
        {
            *until = (*until).min(now.max(self.answered.plus(BUSY_PAUSE)));
        }
    }

    /// The device is online again, or its person is back: what failed need not fail again.
    pub(crate) fn hurry(&mut self, now: Timestamp) {
        if let Stage::Resting { until } = &mut self.stage
            && self.lost > 0
        {
            *until = (*until).min(now);
        }
    }

    /// Whether a request is to be made now.
    pub(crate) fn tick(&mut self, moment: Moment, attention: Attention) -> bool {
        match self.stage {
            Stage::Resting { until } if until <= moment.now => {
                self.stage = Stage::Out { since: moment.now };
                return true;
            }
            Stage::Out { since } if since.plus(ANSWER_WITHIN) <= moment.now => self.lose(moment, attention),
            Stage::Unneeded | Stage::Resting { .. } | Stage::Out { .. } => {}
        }
        false
    }

    /// The request was answered.
    pub(crate) fn answer(&mut self, now: Timestamp, attention: Attention) {
        if self.is_out() {
            let pause = match attention {
                Attention::Visible => VISIBLE_PAUSE,
                Attention::Hidden => HIDDEN_PAUSE,
            };
            (self.well, self.lost, self.answered) = (true, 0, now);
            self.stage = Stage::Resting { until: now.plus(pause) };
        }
    }

    /// The request was not answered.
    pub(crate) fn lose(&mut self, moment: Moment, attention: Attention) {
        if self.is_out() {
            (self.well, self.lost) = (false, self.lost.saturating_add(1));
            let pause = backoff::delay(self.lost, attention, moment.chance);
            self.stage = Stage::Resting { until: moment.now.plus(pause) };
        }
    }

    /// A device's clock may be set back.
    pub(crate) fn set_back(&mut self, now: Timestamp) {
        self.answered = self.answered.min(now);
        match &mut self.stage {
            Stage::Unneeded => {}
            Stage::Resting { until } => *until = (*until).min(now.plus(backoff::LONGEST)),
            Stage::Out { since } => *since = (*since).min(now),
        }
    }
}

#[cfg(test)]
#[path = "exchanges_tests.rs"]
mod tests;
