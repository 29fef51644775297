//! There is no more room on the disk, and then there is.

use edgewise_faults::scenario::full::{self, Lack};

#[tokio::test(flavor = "multi_thread")]
async fn d2_d9_a_full_disk_acknowledges_nothing_that_it_does_not_store_and_all_arrives_once_there_is_room() {
    let lacks = Lack::possible();
    if !lacks.contains(&Lack::Space) {
        println!("not tried: a disk that has no space left; this kernel lets nobody but root mount one");
    }
    for lack in lacks {
        let full = full::play(lack).await.unwrap();
        println!("{full}");
        assert!(full.proof.holds(), "{full}");
        assert!(full.cut_off > 0 || !full.refused.is_empty(), "nothing was ever full: {full}");
    }
}
