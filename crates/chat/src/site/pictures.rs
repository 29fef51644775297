//! Photos of agents. One each, kept with the site under an id of its own, so that whoever has it need not ask again
//! (rule G3).

use std::collections::BTreeMap;

use protocol::{AgentId, PictureId, Refusal, Timestamp};

use super::record::{Picture, Record, picture_key};
use super::request::{ReadPicture, ReadPictures, SetPicture, SiteAsk};
use super::{Changes, Refusing, Site, refusing};

impl SiteAsk for SetPicture {
    fn answer(self, site: &mut Site, now: Timestamp, changes: &mut Changes) -> Result<(), Refusing> {
        let agent = site.member(now, self.caller)?.agent.face.id;
        match self.picture {
            Some(picture) => site.change(Record::Picture(agent, picture), changes),
            None => site.forget_picture(agent, changes),
        }
        Ok(())
    }
}

impl SiteAsk for ReadPictures {
    fn answer(self, site: &mut Site, _: Timestamp, _: &mut Changes) -> Result<BTreeMap<AgentId, PictureId>, Refusing> {
        Ok(site.pictures.iter().map(|(agent, picture)| (*agent, picture.id)).collect())
    }
}

impl SiteAsk for ReadPicture {
    fn answer(self, site: &mut Site, _: Timestamp, _: &mut Changes) -> Result<Picture, Refusing> {
        let found = site.pictures.values().find(|picture| picture.id == self.id);
        found.cloned().ok_or(refusing(Refusal::NotFound))
    }
}

impl Site {
    pub(super) fn forget_picture(&mut self, agent: AgentId, changes: &mut Changes) {
        if self.pictures.remove(&agent).is_some() {
            changes.records.push((picture_key(agent), None));
        }
    }
}

#[cfg(test)]
#[path = "pictures_tests.rs"]
mod tests;
