//! Whether somebody is signed in, and who: what the page shows first, and where it goes when that ends.

use leptos::prelude::*;
use leptos::task::spawn_local;
use protocol::{Me, Refusal, Refused, SiteId};

use super::address;
use super::api::Api;
use super::route::Pass;
use super::task::{Task, Trouble};

/// How far signing in has come.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SignedIn {
    /// The server is asked.
    Asking,
    /// It did not answer.
    Unreached,
    /// The site does not exist yet.
    NoSite,
    /// Nobody is signed in.
    Nobody(Option<Why>),
    /// An invitation is to be accepted.
    Invited(String),
    /// An agent is signed in.
    Agent(Me),
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
pub(crate) struct Account {
    /// How far signing in has come.
    pub(crate) signed_in: RwSignal<SignedIn>,
    /// The interface of this page's site.
    pub(crate) api: StoredValue<Api>,
    /// A one-time address that could not be used yet, as nobody was reached.
    pass: StoredValue<Option<Pass>>,
}

impl Account {
    /// Asks the server who is signed in, now and whenever a one-time address is opened.
    pub(crate) fn open(site: SiteId) -> Self {
        let (signed_in, api) = (RwSignal::new(SignedIn::Asking), StoredValue::new(Api::new(site)));
        let account = Self { signed_in, api, pass: StoredValue::new(None) };
        account.ask();
        address::on_pass(move || account.ask());
        account
    }

    /// Asks again.
    pub(crate) fn ask(self) {
        self.signed_in.set(SignedIn::Asking);
        let kept = self.pass.try_update_value(Option::take).flatten();
        let pass = address::take_pass().or(kept);
        spawn_local(async move {
            let api = self.api.get_value();
            let signed_in = match pass {
                Some(Pass::Invitation(token)) => SignedIn::Invited(token),
                Some(Pass::Link(link)) => match api.use_link(link.clone()).await {
                    Ok(me) => SignedIn::Agent(me),
                    // Somebody who is signed in already may use an old link twice.
                    Err(Trouble::Refused(refused)) => match api.me().await {
                        Ok(me) => SignedIn::Agent(me),
                        Err(_) => SignedIn::Nobody(Some(Why::Refused(refused))),
                    },
                    Err(Trouble::Unreached) => {
                        self.pass.set_value(Some(Pass::Link(link)));
                        SignedIn::Unreached
                    }
                },
                None => found(&api).await,
            };
            self.signed_in.set(signed_in);
        });
    }

    /// Asks for what signs in, and does if it is granted.
    pub(crate) fn enter(self, task: RwSignal<Task>, ask: impl AsyncFnOnce(Api) -> Result<Me, Trouble> + 'static) {
        task.set(Task::Busy);
        spawn_local(async move {
            match ask(self.api.get_value()).await {
                Ok(me) => self.signed_in.set(SignedIn::Agent(me)),
                Err(trouble) => drop(task.try_set(Task::Failed(trouble))),
            }
        });
    }

    /// The sign-in is no longer good.
    pub(crate) fn ended(self) {
        self.signed_in.set(SignedIn::Nobody(Some(Why::Ended)));
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
                Ok(()) => self.signed_in.set(SignedIn::Nobody(None)),
                Err(trouble) => {
                    self.heed(&trouble);
                    failed.run(trouble);
                }
            }
        });
    }
}

async fn found(api: &Api) -> SignedIn {
    match api.me().await {
        Ok(me) => return SignedIn::Agent(me),
        Err(Trouble::Unreached) => return SignedIn::Unreached,
        Err(Trouble::Refused(_)) => {}
    }
    match api.is_set_up().await {
        Ok(false) => SignedIn::NoSite,
        Ok(true) => SignedIn::Nobody(None),
        Err(Trouble::Refused(refused)) => SignedIn::Nobody(Some(Why::Refused(refused))),
        Err(Trouble::Unreached) => SignedIn::Unreached,
    }
}
