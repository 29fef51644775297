//! How a visitor goes on on another device.

use serde::{Deserialize, Serialize};

/// A link that opens the conversation on another device, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceLink {
    /// The address; what opens the conversation stands in its fragment, which browsers send to nobody.
    pub url: String,
    /// The address as a QR code: a whole SVG document with its margin, dark on white.
    pub qr: String,
}

/// Opens the conversation with such a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimDeviceLink {
    /// What stands behind the conversation's id and a dot in the link's fragment.
    pub code: String,
}
