use protocol::{PictureId, Refusal, Role};

use super::super::story::*;
use super::super::{Caller, Picture, ReadPicture, ReadPictures, RemoveAgent, SetPicture};

fn picture(number: u8) -> Picture {
    Picture::new(PictureId::from_random([number; 16]), "image/jpeg", &[number; 300])
}

fn set(caller: Caller, picture: Option<Picture>) -> SetPicture {
    SetPicture { caller, picture }
}

fn read(number: u8) -> ReadPicture {
    ReadPicture { id: picture(number).id }
}

#[test]
fn g3_another_photo_has_another_id_and_the_first_is_gone() {
    let mut story = Story::set_up();
    story.ask(set(anna(), Some(picture(1)))).unwrap();
    assert_eq!(
        story.ask(read(1)).map(|read| (read.mime.clone(), read.bytes())),
        Ok(("image/jpeg".to_owned(), vec![1; 300]))
    );
    story.ask(set(anna(), Some(picture(2)))).unwrap();
    assert_eq!(story.ask(ReadPictures {}), Ok([(agent(1), picture(2).id)].into()));
    assert_eq!(story.ask(read(1)), Err(Refusal::NotFound));
    story.ask(set(anna(), None)).unwrap();
    assert_eq!(story.ask(ReadPictures {}), Ok([].into()));
    assert_eq!(story.ask(read(2)), Err(Refusal::NotFound));
    assert_eq!(story.kept("picture/"), Vec::<&str>::new());
}

#[test]
fn g3_whoever_is_removed_takes_their_photo_along() {
    let mut story = Story::set_up().with_bram(Role::Agent);
    story.ask(set(bram(), Some(picture(2)))).unwrap();
    story.ask(set(anna(), Some(picture(1)))).unwrap();
    story.ask(RemoveAgent { caller: anna(), agent: agent(2) }).unwrap();
    assert_eq!(story.ask(ReadPictures {}), Ok([(agent(1), picture(1).id)].into()));
    assert_eq!(story.ask(set(bram(), Some(picture(3)))), Err(Refusal::NotSignedIn));
}
