//! A discreet two-tone sound. The only module that names `AudioContext`.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use browser::Listener;
use leptos::prelude::*;
use web_sys::{AudioContext, OscillatorType};

use super::claim;
use super::switch::Switch;

/// Ten visitors at once are one sound, and so are ten tabs.
const AT_MOST_EVERY: Duration = Duration::from_secs(2);

/// What makes the sound, and whether it may.
#[derive(Clone, Copy)]
pub(crate) struct Sound {
    /// Whether the agent wants it.
    pub(crate) on: Switch,
    bell: StoredValue<Bell, LocalStorage>,
}

type Bell = Rc<RefCell<Option<AudioContext>>>;

impl Sound {
    /// Silent until the person first does something: browsers allow it only then.
    pub(crate) fn new() -> Self {
        let bell = Bell::default();
        let wake = |name| {
            let weak = Rc::downgrade(&bell);
            Listener::on(&document(), name, move |_| {
                let Some(bell) = weak.upgrade() else { return };
                if bell.borrow().is_none() {
                    bell.replace(AudioContext::new().ok());
                }
            })
        };
        // Held by the owner.
        StoredValue::new_local([wake("pointerdown"), wake("keydown")]);
        Self { on: Switch::new("edgewise.sound"), bell: StoredValue::new_local(bell) }
    }

    /// Changes whether the agent wants it, on this device.
    pub(crate) fn toggle(self) {
        self.on.toggle();
        self.ring();
    }

    /// Rings, if it is wanted and neither this nor another tab has just rung.
    pub(crate) fn ring(self) {
        if !self.on.is_on() {
            return;
        }
        // A tab that can make no sound leaves it to another.
        if let Some(context) = self.bell.with_value(|bell| bell.borrow().clone()) {
            claim::alone("edgewise.ring", AT_MOST_EVERY, move || {
                tone(&context, 587.3, 0.0);
                tone(&context, 880.0, 0.13);
            });
        }
    }
}

/// One soft tone; no tone is no harm, so errors are let go.
fn tone(context: &AudioContext, frequency: f32, after: f64) -> Option<()> {
    let start = context.current_time() + after;
    let (oscillator, gain) = (context.create_oscillator().ok()?, context.create_gain().ok()?);
    oscillator.set_type(OscillatorType::Sine);
    oscillator.frequency().set_value(frequency);
    // A quick rise and a long fall: a bell rather than a beep.
    let volume = gain.gain();
    volume.set_value_at_time(0.0001, start).ok()?;
    volume.exponential_ramp_to_value_at_time(0.12, start + 0.015).ok()?;
    volume.exponential_ramp_to_value_at_time(0.0001, start + 0.45).ok()?;
    oscillator.connect_with_audio_node(&gain).ok()?;
    gain.connect_with_audio_node(&context.destination()).ok()?;
    oscillator.start_with_when(start).ok()?;
    oscillator.stop_with_when(start + 0.5).ok()
}
