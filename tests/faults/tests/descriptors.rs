//! More people come than there are descriptors for.

use edgewise_faults::scenario::descriptors;

#[tokio::test(flavor = "multi_thread")]
async fn l6_who_is_in_goes_on_while_others_are_refused_and_they_come_in_when_there_is_room() {
    let crowded = descriptors::play(40).await.unwrap();
    println!("{crowded}");
    assert!(crowded.proof.holds(), "{crowded}");
    assert_eq!((crowded.inside, crowded.outside), (51, 40), "{crowded}");
}
