//! Readers who stop reading.

use edgewise_faults::scenario::deaf;

#[tokio::test(flavor = "multi_thread")]
async fn d11_who_stops_reading_is_sent_a_mebibyte_and_closed() {
    let unheard = deaf::play(3, 600).await.unwrap();
    println!("{unheard}");
    assert_eq!(unheard.closed, 3, "{unheard}");
    // Weighed every 16 messages, and what stands around a message on the wire comes on top.
    assert!(unheard.sent < 1_300 << 10, "{unheard}");
}
