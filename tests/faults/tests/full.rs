//! There is no more room on the disk, and then there is.

use edgewise_faults::scenario::full;

#[tokio::test(flavor = "multi_thread")]
async fn d2_d9_a_full_disk_acknowledges_nothing_that_it_does_not_store_and_all_arrives_once_there_is_room() {
    let full = full::play().await.unwrap();
    println!("{full}");
    assert!(full.proof.holds(), "{full}");
    assert!(full.cut_off > 0 || !full.refused.is_empty(), "the disk was never full: {full}");
}
