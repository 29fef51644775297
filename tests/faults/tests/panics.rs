//! One conversation's object panics.

use edgewise_faults::scenario::panics;

#[tokio::test(flavor = "multi_thread")]
async fn d2_a_panic_costs_the_others_a_reconnect_at_most_and_loses_nothing() {
    let panicked = panics::play(3).await.unwrap();
    println!("{panicked}");
    assert!(panicked.proof.holds(), "{panicked}");
    assert!(panicked.happened > 0, "nothing panicked: {panicked}");
    assert!(panicked.reconnects <= panicked.panics, "{panicked}");
}
