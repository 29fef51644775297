//! Who is signed in: what the page shows first, and where it goes when that ends.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Me, Refusal, Refused, SiteId};

use super::address;
use super::api::Api;
use crate::rules::doing::{Doing, Trouble};
use crate::rules::route::Pass;

/// Where the person stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Account {
    /// The server is asked.
    Starting,
    /// It did not answer.
    Unreached,
    /// The site does not exist yet.
    SetUp,
    /// Nobody is signed in.
    SignedOut(Option<Why>),
    /// An invitation is to be accepted.
    Invited(String),
    /// An agent is signed in.
    SignedIn(Me),
}

/// Why somebody has to sign in who may not expect it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// The sign-in ended: revoked, expired or signed out.
    Ended,
    /// Something was refused, such as a used link.
    Refused(Refused),
}

/// The account of this page.
#[derive(Clone, Copy)]
pub(crate) struct Door {
    /// Where the person stands.
    pub(crate) account: RwSignal<Account>,
    /// The interface of this page's site.
    pub(crate) api: StoredValue<Api>,
}

impl Door {
    /// Asks the server who is signed in.
    pub(crate) fn open(site: SiteId) -> Self {
        let door = Self { account: RwSignal::new(Account::Starting), api: StoredValue::new(Api::new(site)) };
        door.knock();
        door
    }

    /// Asks again.
    pub(crate) fn knock(self) {
        self.account.set(Account::Starting);
        let pass = address::take_pass();
        spawn_local(async move {
            let api = self.api.get_value();
            let account = match pass {
                Some(Pass::Invitation(token)) => Account::Invited(token),
                Some(Pass::Link(link)) => match api.use_link(link).await {
                    Ok(me) => Account::SignedIn(me),
                    // Somebody who is signed in already may use an old link twice.
                    Err(Trouble::Refused(refused)) => match api.me().await {
                        Ok(me) => Account::SignedIn(me),
                        Err(_) => Account::SignedOut(Some(Why::Refused(refused))),
                    },
                    Err(Trouble::Unreached) => Account::Unreached,
                },
                None => standing(&api).await,
            };
            self.account.set(account);
        });
    }

    /// Asks for what signs in, and does if it is granted.
    pub(crate) fn enter(self, doing: RwSignal<Doing>, ask: impl AsyncFnOnce(Api) -> Result<Me, Trouble> + 'static) {
        doing.set(Doing::Busy);
        spawn_local(async move {
            match ask(self.api.get_value()).await {
                Ok(me) => self.account.set(Account::SignedIn(me)),
                Err(trouble) => drop(doing.try_set(Doing::Failed(trouble))),
            }
        });
    }

    /// The sign-in is no longer good.
    pub(crate) fn ended(self) {
        self.account.set(Account::SignedOut(Some(Why::Ended)));
    }

    /// Ends what only somebody signed in may see, if that is what the trouble says.
    pub(crate) fn heed(self, trouble: &Trouble) {
        if matches!(trouble, Trouble::Refused(refused) if refused.code == Refusal::NotSignedIn) {
            self.ended();
        }
    }

    /// Asks whether the sign-in is still good: a browser does not tell why a socket was not let in.
    pub(crate) fn check(self) {
        spawn_local(async move {
            if let Err(trouble) = self.api.get_value().me().await {
                self.heed(&trouble);
            }
        });
    }

    /// Signs out. Without a connection the device cannot tell the server, and so stays signed in.
    pub(crate) fn sign_out(self, failed: Callback<Trouble>) {
        spawn_local(async move {
            match self.api.get_value().sign_out().await {
                Ok(()) => self.account.set(Account::SignedOut(None)),
                Err(trouble) => {
                    self.heed(&trouble);
                    failed.run(trouble);
                }
            }
        });
    }
}

async fn standing(api: &Api) -> Account {
    match api.me().await {
        Ok(me) => return Account::SignedIn(me),
        Err(Trouble::Unreached) => return Account::Unreached,
        Err(Trouble::Refused(_)) => {}
    }
    match api.is_set_up().await {
        Ok(false) => Account::SetUp,
        Ok(true) => Account::SignedOut(None),
        Err(Trouble::Refused(refused)) => Account::SignedOut(Some(Why::Refused(refused))),
        Err(Trouble::Unreached) => Account::Unreached,
    }
}
